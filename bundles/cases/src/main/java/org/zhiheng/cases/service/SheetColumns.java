package org.zhiheng.cases.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.questions.PartyKind;
import org.zhiheng.api.registers.Field;
import org.zhiheng.cases.domain.Words;

/** The columns of lists of cases and of cases that are taken over. */
final class SheetColumns {

    static final String TITLE_OF_LIST = "案件";
    static final String TITLE_OF_TAKING = "接续办理的案件";

    static final String PARTIES = "parties";

    private static final List<Field> OPEN_LIST = List.of(
            Field.text("number", "立案号", 80),
            Field.text("title", "案由", 400),
            Field.word("status", "状态", CaseStatus.class),
            Field.text("stage", "所在环节", 400),
            Field.text("body", "承办机构", 200),
            Field.text("field", "执法领域", 60),
            Field.text("item", "执法事项编号", 40),
            Field.text("handlers", "办案人员", 400),
            Field.date("openedOn", "登记之日"),
            Field.date("filedOn", "立案之日"),
            Field.date("closedOn", "办结之日"),
            Field.text("id", "案件编号", 40));

    static final List<Field> TAKING = List.of(
            Field.text("number", "原案号", 60).must(),
            Field.code("procedure", "程序").hinted("例如penalty.ordinary").must(),
            Field.code("field", "执法领域").hinted("例如market-supervision;不填就没有领域的规则"),
            Field.code("stage", "所在环节").hinted("程序里环节的代码,例如investigation").must(),
            Field.date("stageSince", "进入环节之日").must(),
            Field.word("source", "线索来源", Words.ClueSource.class).must(),
            Field.date("receivedOn", "收到线索之日").must(),
            Field.longText("summary", "线索内容", 2000).must(),
            Field.reference("item", "执法事项", "items").hinted("写编号、事项代码或者名称").must(),
            Field.division("division", "行为地区划").must(),
            Field.text("place", "行为地", 200),
            Field.date("occurredOn", "违法行为发生之日"),
            Field.longText("facts", "违法事实", 8000),
            Field.word("partyKind", "当事人类型", PartyKind.class).must(),
            Field.text("partyName", "当事人", 120).must(),
            Field.creditCode("creditCode", "统一社会信用代码"),
            Field.citizenNumber("citizenNumber", "公民身份号码"),
            Field.text("address", "当事人住所", 200),
            Field.reference("lead", "主办人员", "officers").hinted("写编号、姓名或者执法证件编号").must(),
            Field.reference("assist", "协办人员", "officers")
                    .hinted("写编号、姓名或者执法证件编号")
                    .must(),
            Field.date("filedOn", "立案之日").hinted("已经立案的必填"));

    /** A column in the place of a field of a piece. */
    private record Place(String kind, String key, String field, String column) {}

    private static final List<Place> PLACES = List.of(
            new Place("clue", null, "source", "source"),
            new Place("clue", null, "receivedAt", "receivedOn"),
            new Place("clue", null, "summary", "summary"),
            new Place("clue", null, "number", "number"),
            new Place("matter", null, "item", "item"),
            new Place("matter", null, "division", "division"),
            new Place("matter", null, "place", "place"),
            new Place("matter", null, "occurredOn", "occurredOn"),
            new Place("matter", null, "facts", "facts"),
            new Place("party", "p1", "kind", "partyKind"),
            new Place("party", "p1", "name", "partyName"),
            new Place("party", "p1", "creditCode", "creditCode"),
            new Place("party", "p1", "citizenNumber", "citizenNumber"),
            new Place("party", "p1", "address", "address"),
            new Place("handler", "h1", "officer", "lead"),
            new Place("handler", "h2", "officer", "assist"),
            new Place("filing", null, "on", "filedOn"));

    private SheetColumns() {}

    /** @param parties whether who the parties are is among them */
    static List<Field> list(boolean parties) {
        return parties
                ? Stream.concat(OPEN_LIST.stream(), Stream.of(Field.longText(PARTIES, "当事人", 4000)))
                        .toList()
                : OPEN_LIST;
    }

    /** The file of a row, in the order of {@link #PLACES}; what a row does not say is not in it. */
    static List<PieceChange.Add> pieces(Map<String, Object> row) {
        Map<String, Map<String, Object>> values = new LinkedHashMap<>();
        Map<String, String> keys = new LinkedHashMap<>();
        for (Place each : PLACES) {
            Object value = row.get(each.column());
            if (value != null) {
                String piece = each.kind() + "/" + each.key();
                keys.put(piece, each.key());
                values.computeIfAbsent(piece, kind -> new LinkedHashMap<>()).put(each.field(), value(each, value));
            }
        }
        values.computeIfPresent("handler/h1", (piece, of) -> handling(of, Words.HandlerPart.LEAD, row));
        values.computeIfPresent("handler/h2", (piece, of) -> handling(of, Words.HandlerPart.ASSIST, row));
        values.computeIfPresent("filing/null", (piece, of) -> {
            of.put("outcome", Field.word(Words.FilingOutcome.FILED));
            return of;
        });
        return values.entrySet().stream()
                .map(each -> new PieceChange.Add(
                        each.getKey().substring(0, each.getKey().indexOf('/')),
                        keys.get(each.getKey()),
                        each.getValue()))
                .toList();
    }

    /** The moment of a day is its beginning: more is not known. */
    private static Object value(Place place, Object value) {
        return place.field().equals("receivedAt") ? value + "T00:00:00+08:00" : value;
    }

    private static Map<String, Object> handling(
            Map<String, Object> values, Words.HandlerPart part, Map<String, Object> row) {
        values.put("part", Field.word(part));
        values.put("from", row.getOrDefault("filedOn", row.get("receivedOn")));
        return values;
    }

    /** The column a fault of a piece is about; null where it is about none. */
    static String column(List<PieceChange.Add> pieces, String fault) {
        int dot = fault.indexOf('.');
        if (dot < 0) {
            return null;
        }
        PieceChange.Add piece = pieces.get(Integer.parseInt(fault.substring(0, dot)));
        return PLACES.stream()
                .filter(each -> each.kind().equals(piece.kind())
                        && Objects.equals(each.key(), piece.key())
                        && each.field().equals(fault.substring(dot + 1)))
                .map(Place::column)
                .findFirst()
                .orElse(null);
    }
}
