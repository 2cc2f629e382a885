package org.zhiheng.testcases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.RegisterStore.Order;
import org.zhiheng.registers.SampleOffer.District;
import org.zhiheng.registers.SampleRows;
import org.zhiheng.testregisters.RegisterWorld;

/** The registers of a district that has just enough people and items for cases: four departments of different fields, each with six officers. */
public final class SmallDistrict {

    private static final LocalDate OLD = LocalDate.of(2010, 1, 1);
    private static final List<String> DEPARTMENTS =
            List.of("market 市场监督管理局", "urban 综合行政执法局", "housing 住房和城乡建设局", "agriculture 农业农村局");
    /** Who issues certificates in provinces whose rules name somebody; elsewhere the government does. */
    private static final Map<String, String> ISSUERS = Map.of(
            "37 enforcement", "山东省人民政府",
            "37 hearing-presider", "山东省人民政府",
            "41 enforcement", "河南省人民政府");

    private static final int PEOPLE = 6;
    private static final Principal ADMINISTRATOR =
            RegisterWorld.who(Role.SYSTEM_ADMINISTRATOR, RegisterWorld.GOVERNMENT);
    private static final String[] ITEM_FINES = {"0 10000", "50 500", "1000 20000", "100 3000"};

    private final String division;
    private final String government;
    /** What ids end with, so that there can be several. */
    private final String suffix;

    private final int first;
    private String issuer;
    private final SampleRows rows = new SampleRows();

    private SmallDistrict(String division, String government, String suffix, int first) {
        this.division = division;
        this.government = government;
        this.suffix = suffix;
        this.first = first;
    }

    /** Writes it with the bodies of Huancui, unless it is there. */
    public static void make(RegisterWorld world) {
        make(world.organisation, world.engine, "371002", 0);
    }

    /** Writes one of another division, with a government of its own; as {@link #make(Organisation, RegisterStore, String, int)}. */
    public static void make(RegisterWorld world, String division, int which) {
        make(world.organisation, world.engine, division, which);
    }

    /**
     * Writes one, unless it is there.
     *
     * @param which among several; the first, 0, is that of the government of Huancui, which is there
     */
    public static void make(Organisation organisation, RegisterStore registers, String division, int which) {
        String government = which == 0 ? RegisterWorld.GOVERNMENT : "government-" + which;
        if (organisation.body(government).isEmpty()) {
            String above =
                    organisation.body(RegisterWorld.GOVERNMENT).orElseThrow().parent();
            organisation.add(
                    ADMINISTRATOR,
                    new Body(
                            government,
                            Body.Kind.GOVERNMENT,
                            "示例区划" + which + "人民政府(示例)",
                            new DivisionCode(division),
                            above));
        }
        String suffix = which == 0 ? "" : "-" + which;
        new SmallDistrict(division, government, suffix, which * PEOPLE * DEPARTMENTS.size())
                .write(organisation, registers);
    }

    private void write(Organisation organisation, RegisterStore registers) {
        if (organisation.body(District.PREFIX + "market" + suffix).isPresent()) {
            return;
        }
        issuer = organisation.body(government).orElseThrow().title();
        for (int i = 0; i < DEPARTMENTS.size(); i++) {
            String[] words = DEPARTMENTS.get(i).split(" ");
            Body body = new Body(
                    District.PREFIX + words[0] + suffix,
                    Body.Kind.DEPARTMENT,
                    "示例区" + words[1] + "(示例)",
                    new DivisionCode(division),
                    government);
            organisation.add(ADMINISTRATOR, body);
            body(body, i);
            items(body, words[0]);
            otherItems(body, words[0]);
            for (int j = 1; j <= PEOPLE; j++) {
                person(body, words[0], first + i * PEOPLE + j, j);
            }
        }
        for (Order each : new ArrayList<>(rows.all())) {
            registers.write("system:sample", List.of(each));
        }
    }

    private void body(Body body, int index) {
        rows.add(
                "bodies",
                "b-" + body.id(),
                OLD,
                null,
                "name",
                body.title(),
                "body",
                body.id(),
                "creditCode",
                SampleRows.creditCode(first + index + 1),
                "nature",
                "administrative-organ",
                "category",
                "statutory",
                "level",
                "county",
                "division",
                division,
                "government",
                government,
                "funding",
                "全额拨款",
                "staffing",
                "行政编制20名",
                "legalRepresentative",
                "示例负责人",
                "address",
                "示例路" + (index + 1) + "号",
                "complaintPhone",
                "0631-5231234",
                "duties",
                "本领域的行政执法(示例)",
                "ownEnforcement",
                true);
        rows.add(
                "body-qualifications",
                "q-" + body.id(),
                OLD,
                null,
                "body",
                body.id(),
                "state",
                "confirmed",
                "batch",
                1,
                "basis",
                "三定规定(示例)",
                "confirmedBy",
                government,
                "confirmedOn",
                OLD,
                "publishedOn",
                OLD.plusDays(30),
                "publishedAt",
                "示例区人民政府网站");
    }

    private void items(Body body, String name) {
        for (int i = 0; i < ITEM_FINES.length; i++) {
            String[] fines = ITEM_FINES[i].split(" ");
            rows.add(
                    "items",
                    "i-" + name + suffix + "-" + i,
                    LocalDate.of(2023, 1, 1),
                    null,
                    "code",
                    "SL-" + name.toUpperCase(java.util.Locale.ROOT) + suffix + "-" + i,
                    "name",
                    "对示例违法行为" + (i + 1) + "的行政处罚(示例)",
                    "actKind",
                    "penalty",
                    "field",
                    District.field(name),
                    "body",
                    body.id(),
                    "basis",
                    "《示例条例》第" + (i + 10) + "条",
                    "target",
                    "any",
                    "fineMode",
                    "fixed",
                    "fineMin",
                    fines[0] + ".00",
                    "fineMax",
                    fines[1] + ".00");
        }
    }

    /** One for each kind of act that begins with what a party asks for or owes. */
    private void otherItems(Body body, String name) {
        for (String each : List.of("licence 行政许可", "confirmation 行政确认", "fee 行政收费")) {
            String[] words = each.split(" ");
            rows.add(
                    "items",
                    "i-" + name + suffix + "-" + words[0],
                    LocalDate.of(2023, 1, 1),
                    null,
                    "code",
                    "SL-" + name.toUpperCase(java.util.Locale.ROOT) + suffix + "-" + words[0],
                    "name",
                    "示例事项的" + words[1] + "(示例)",
                    "actKind",
                    words[0],
                    "field",
                    District.field(name),
                    "body",
                    body.id(),
                    "basis",
                    "《示例条例》第二十条",
                    "target",
                    "any");
        }
    }

    private void person(Body body, String name, int number, int which) {
        String key = String.format("sample-o-%04d", number);
        rows.add(
                "officers",
                key,
                LocalDate.of(2015, 1, 1),
                null,
                "name",
                "示例人员" + number,
                "body",
                body.id(),
                "citizenNumber",
                SampleRows.citizenNumber(LocalDate.of(1980, 1, 1).plusDays(number), number),
                "staffType",
                "administrative",
                "roles",
                List.of("enforcement"),
                "account",
                key,
                "legalQualification",
                which == PEOPLE ? "unified" : null,
                "legalQualificationNumber",
                which == PEOPLE ? "示例法考-" + number : null,
                "legalQualificationOn",
                which == PEOPLE ? LocalDate.of(2018, 9, 1) : null);
        certificate(body, name, "c" + number, key, "enforcement");
        if (which == PEOPLE - 1) {
            certificate(body, name, "h" + number, key, "hearing-presider");
        }
    }

    private void certificate(Body body, String name, String key, String officer, String kind) {
        rows.add(
                "certificates",
                key,
                LocalDate.of(2024, 1, 1),
                LocalDate.of(2028, 12, 31),
                "number",
                "示例证-" + key,
                "kind",
                kind,
                "officer",
                officer,
                "body",
                body.id(),
                "issuer",
                ISSUERS.getOrDefault(division.substring(0, 2) + " " + kind, issuer),
                "reviewer",
                "示例区司法局(示例)",
                "fields",
                List.of(District.field(name)),
                "area",
                division);
    }
}
