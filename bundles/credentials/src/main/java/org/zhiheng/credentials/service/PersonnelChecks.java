package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.credentials.domain.Words.CounselKind;
import org.zhiheng.credentials.domain.Words.HostOpinion;

/** What appraisals and the calling of counsel must be like. */
final class PersonnelChecks {

    private static final Set<String> LICENSED =
            Set.of(Field.word(CounselKind.LEGAL_COUNSEL), Field.word(CounselKind.PUBLIC_LAWYER));

    private static final String APPRAISAL = Field.word(HostOpinion.APPRAISAL);

    private PersonnelChecks() {}

    static void appraisals(Batch batch) {
        for (Batch.Fresh each : batch.fresh()) {
            if ((Long) each.row().values().get("year") > batch.today().getYear()) {
                batch.problem(each, "year", "CREDENTIAL-FUTURE", "“年度”还没有到");
            }
        }
    }

    /** Of an officer; where a township appraises whom it has, what it says decides. */
    static void officerAppraisals(Batch batch) {
        appraisals(batch);
        Set<String> officers = officers(batch);
        Map<String, List<Row>> postings = batch.lives("postings", "officer", officers, row -> row.text("officer"));
        Map<String, List<Row>> opinions = batch.lives("host-opinions", "officer", officers, row -> row.text("officer"));
        for (Batch.Fresh each : batch.fresh()) {
            Row row = each.row();
            LocalDate on = appraised(batch, row);
            postings.getOrDefault(row.text("officer"), List.of()).stream()
                    .filter(posting -> posting.yes("appraisalTransferred") && Batch.covers(posting, on))
                    .findFirst()
                    .ifPresent(posting -> hosted(
                            batch, each, posting.text("body"), opinions.getOrDefault(row.text("officer"), List.of())));
        }
    }

    private static Set<String> officers(Batch batch) {
        return batch.fresh().stream().map(each -> each.row().text("officer")).collect(Collectors.toSet());
    }

    /** The last day of the year that is appraised, as far as it is over. */
    private static LocalDate appraised(Batch batch, Row row) {
        LocalDate end = LocalDate.of(((Long) row.values().get("year")).intValue(), 12, 31);
        return end.isAfter(batch.today()) ? batch.today() : end;
    }

    private static void hosted(Batch batch, Batch.Fresh fresh, String host, List<Row> opinions) {
        Row row = fresh.row();
        if (!host.equals(row.text("appraisedBy"))) {
            batch.problem(fresh, "appraisedBy", "CREDENTIAL-APPRAISAL-HOST", "考核评价已经交由派驻下沉的镇街负责,考核单位应当是该镇街");
        }
        boolean agreed = opinions.stream()
                .anyMatch(each -> host.equals(each.text("body"))
                        && APPRAISAL.equals(each.text("kind"))
                        && row.values().get("year").equals(each.values().get("year"))
                        && row.text("grade").equals(each.text("grade")));
        if (!agreed) {
            batch.problem(fresh, "grade", "CREDENTIAL-APPRAISAL-OPINION", "考核评价已经交由派驻下沉的镇街负责,等次应当与该镇街登记的考核评价意见一致");
        }
    }

    /** A township says something of whom it has been given to manage, and only of what was handed to it. */
    static void opinions(Batch batch) {
        Map<String, List<Row>> postings =
                batch.lives("postings", "officer", officers(batch), row -> row.text("officer"));
        Map<String, List<Row>> officers = batch.referred("officer");
        for (Batch.Fresh each : batch.fresh()) {
            Row row = each.row();
            LocalDate on = row.date("givenOn");
            boolean appraises = APPRAISAL.equals(row.text("kind"));
            if (on.isAfter(batch.today())) {
                batch.problem(each, "givenOn", "CREDENTIAL-FUTURE", "“提出日”还没有到");
            }
            if ((Long) row.values().get("year") > on.getYear()) {
                batch.problem(each, "year", "CREDENTIAL-FUTURE", "“年度”还没有到");
            }
            if (appraises) {
                batch.needs(each, "考核评价意见", "grade");
            } else if (row.text("grade") != null) {
                batch.problem(each, "grade", "CREDENTIAL-OPINION-GRADE", "只有考核评价意见建议等次");
            }
            boolean handed = postings.getOrDefault(row.text("officer"), List.of()).stream()
                    .anyMatch(posting -> row.text("body").equals(posting.text("body"))
                            && posting.yes(appraises ? "appraisalTransferred" : "managementTransferred")
                            && Batch.covers(posting, on));
            if (!handed) {
                batch.problem(
                        each,
                        "officer",
                        "CREDENTIAL-OPINION-POSTING",
                        appraises ? "这一天没有派到这一镇街并把考核评价交由其负责" : "这一天没有派到这一镇街并把日常管理交由其负责");
            }
            officers.getOrDefault(row.text("officer"), List.of()).stream()
                    .filter(officer ->
                            Batch.covers(officer, on) && !officer.text("body").equals(row.text("home")))
                    .findFirst()
                    .ifPresent(officer -> batch.problem(each, "home", "CREDENTIAL-OPINION-HOME", "“所在单位”与执法人员登记的不一致"));
        }
    }

    static void counsels(Batch batch) {
        for (Batch.Fresh each : batch.fresh()) {
            if (LICENSED.contains(each.row().text("kind"))) {
                batch.needs(each, "法律顾问和公职律师", "licence");
            }
        }
    }

    static void calls(Batch batch, Organisation organisation) {
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
            } else if (!counsel.text("body").equals(each.row().text("body"))
                    && !(counsel.yes("shared") && together(organisation, counsel, each.row()))) {
                batch.problem(each, "counsel", "CREDENTIAL-COUNSEL-SHARED", "没有纳入本区划的统筹调用,只有所在单位可以调用");
            }
        }
    }

    /** Whether both bodies work in one district: only there is a pool shared. */
    private static boolean together(Organisation organisation, Row counsel, Row call) {
        Optional<DivisionCode> pool = district(organisation, counsel.text("body"));
        return pool.isPresent() && pool.equals(district(organisation, call.text("body")));
    }

    private static Optional<DivisionCode> district(Organisation organisation, String body) {
        return organisation.body(body).map(each -> each.division().district());
    }
}
