package org.zhiheng.credentials.service;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.credentials.domain.Words.CounselKind;

/** What appraisals and the calling of counsel must be like. */
final class PersonnelChecks {

    private static final Set<String> LICENSED =
            Set.of(Field.word(CounselKind.LEGAL_COUNSEL), Field.word(CounselKind.PUBLIC_LAWYER));

    private PersonnelChecks() {}

    static void appraisals(Batch batch) {
        for (Batch.Fresh each : batch.fresh()) {
            if ((Long) each.row().values().get("year") > batch.today().getYear()) {
                batch.problem(each, "year", "CREDENTIAL-FUTURE", "“年度”还没有到");
            }
        }
    }

    static void counsels(Batch batch) {
        for (Batch.Fresh each : batch.fresh()) {
            if (LICENSED.contains(each.row().text("kind"))) {
                batch.needs(each, "法律顾问和公职律师", "licence");
            }
        }
    }

    static void calls(Batch batch) {
        Map<String, List<Row>> counsels = batch.referred("counsel");
        for (Batch.Fresh each : batch.fresh()) {
            List<Row> life = counsels.getOrDefault(each.row().text("counsel"), List.of());
            if (life.isEmpty()) {
                continue;
            }
            Row counsel = life.stream()
                    .filter(row -> Batch.covers(row, each.row().date("calledOn")))
                    .findFirst()
                    .orElse(null);
            if (counsel == null) {
                batch.problem(each, "calledOn", "CREDENTIAL-COUNSEL-DAYS", "这一天不在法律顾问和公职律师库里");
            } else if (!counsel.yes("shared")
                    && !counsel.text("body").equals(each.row().text("body"))) {
                batch.problem(each, "counsel", "CREDENTIAL-COUNSEL-SHARED", "没有纳入统筹调用,只有所在单位可以调用");
            }
        }
    }
}
