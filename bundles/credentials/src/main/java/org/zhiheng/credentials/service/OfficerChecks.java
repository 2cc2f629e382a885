package org.zhiheng.credentials.service;

import java.util.List;
import java.util.Map;
import org.zhiheng.api.questions.PostingKind;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;

/** What officers, their postings and their time on the front line must be like. */
final class OfficerChecks {

    private static final String SECONDED = Field.word(PostingKind.SECONDED);
    private static final String STATIONED = Field.word(PostingKind.STATIONED);
    private static final String TOURING = Field.word(PostingKind.TOURING);

    private OfficerChecks() {}

    static void officers(Batch batch) {
        for (Batch.Fresh each : batch.fresh()) {
            if (each.row().text("legalQualification") != null) {
                batch.needs(each, "有法律职业资格的", "legalQualificationNumber", "legalQualificationOn");
            }
        }
    }

    static void postings(Batch batch) {
        Map<String, List<Row>> officers = batch.referred("officer");
        Map<String, List<Row>> postings = batch.together("officer");
        for (Batch.Fresh each : batch.fresh()) {
            Row row = each.row();
            String kind = row.text("kind");
            List<Row> life = officers.getOrDefault(row.text("officer"), List.of());
            Row officer = life.stream()
                    .filter(slice -> Batch.covers(slice, row.from()))
                    .findFirst()
                    .orElse(null);
            if (!life.isEmpty() && officer == null) {
                batch.problem(each, "from", "CREDENTIAL-OFFICER-DAYS", "这一天起不是在册的执法人员");
            }
            if (life.stream()
                    .anyMatch(slice ->
                            Batch.overlap(slice, row) && slice.text("body").equals(row.text("body")))) {
                batch.problem(each, "body", "CREDENTIAL-POSTING-OWN", "派到的单位就是本人所在单位");
            }
            elsewhere(batch, each, postings.get(row.text("officer")));
            if (officer != null) {
                lock(batch, each, officer.text("body"));
                consultation(batch, each);
            }
            if (row.text("treatmentLost") != null && (row.yes("subsidy") || row.yes("bonus"))) {
                batch.problem(each, "treatmentLost", "CREDENTIAL-TREATMENT", "有不得享受镇街待遇的情形的,不得享受乡镇工作补贴和年度考核奖");
            }
            if (TOURING.equals(kind)) {
                batch.needs(each, "以辐射巡回方式参与的", "team");
            }
        }
    }

    /** Nobody is at two places at once; only who tours may come to several. */
    private static void elsewhere(Batch batch, Batch.Fresh fresh, List<Row> postings) {
        Row row = fresh.row();
        if (TOURING.equals(row.text("kind"))) {
            return;
        }
        postings.stream()
                .filter(other -> !other.key().equals(row.key())
                        && !TOURING.equals(other.text("kind"))
                        && Batch.overlap(other, row))
                .findFirst()
                .ifPresent(other -> batch.problem(
                        fresh, "from", "CREDENTIAL-POSTING-OVERLAP", "与“" + other.key() + "”的日期有重叠,同一时间只能派到一个单位"));
    }

    private static void lock(Batch batch, Batch.Fresh fresh, String body) {
        if (SECONDED.equals(fresh.row().text("kind"))
                && batch.rules()
                        .says(body, "deployment.secondment-locked", fresh.row().from())) {
            boolean approved =
                    fresh.row().text("approvedBy") != null && fresh.row().text("approval") != null;
            if (!approved) {
                batch.problem(fresh, "approval", "CREDENTIAL-SECONDMENT-LOCKED", "不得随意抽调、借调执法人员,应当写明批准机关和批准文件");
            }
        }
    }

    private static void consultation(Batch batch, Batch.Fresh fresh) {
        Row row = fresh.row();
        boolean head = row.yes("head") && STATIONED.equals(row.text("kind"));
        if (!head
                || batch.rules()
                        .of(row.text("body"), "deployment.heads-consult", row.from())
                        .isEmpty()) {
            return;
        }
        batch.needs(fresh, "派驻机构负责人任免事先征求意见的", "consulted", "consultedOn", "consultedOutcome");
        if (row.date("consultedOn") != null && row.date("consultedOn").isAfter(fresh.begin())) {
            batch.problem(fresh, "consultedOn", "CREDENTIAL-CONSULTED-LATE", "应当在任职之前征求意见");
        }
    }

    static void frontLine(Batch batch) {
        for (Batch.Fresh each : batch.fresh()) {
            if (each.row().date("since").isAfter(each.row().from())) {
                batch.problem(each, "since", "CREDENTIAL-FRONT-LINE-SINCE", "“到执法一线工作之日”晚于起始日");
            }
        }
    }
}
