package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.questions.CertificateState;
import org.zhiheng.api.questions.PostingKind;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.credentials.domain.Words.ExitKind;
import org.zhiheng.credentials.domain.Words.Gender;
import org.zhiheng.registers.RegisterOffer;

/** What officers, their postings and their time on the front line must be like. */
final class OfficerChecks {

    private static final String SECONDED = Field.word(PostingKind.SECONDED);
    private static final String STATIONED = Field.word(PostingKind.STATIONED);
    private static final String TOURING = Field.word(PostingKind.TOURING);
    private static final String MALE = Field.word(Gender.MALE);
    private static final String SUSPENDED = Field.word(CertificateState.SUSPENDED);
    private static final String TRANSFERRED = Field.word(ExitKind.TRANSFERRED);

    private OfficerChecks() {}

    static void officers(Batch batch) {
        for (Batch.Fresh each : batch.fresh()) {
            if (each.row().text("legalQualification") != null) {
                batch.needs(each, "有法律职业资格的", "legalQualificationNumber", "legalQualificationOn");
            }
        }
        transfers(batch);
        Citizens.gender(batch, MALE);
        Citizens.once(batch, "auxiliaries", "这一公民身份号码的人同一时间登记为执法辅助人员");
    }

    /** Whoever goes to work elsewhere leaves the certificate of the old body behind: it ends, is taken back or cancelled first. */
    private static void transfers(Batch batch) {
        List<Batch.Fresh> moving =
                batch.fresh().stream().filter(OfficerChecks::moves).toList();
        if (moving.isEmpty()) {
            return;
        }
        Units units = new Units(batch.rules().organisation());
        Set<String> keys = moving.stream().map(each -> each.row().key()).collect(Collectors.toSet());
        Map<String, List<Row>> certificates =
                batch.lives("certificates", "officer", keys, each -> each.text("officer"));
        Set<String> numbers = certificates.values().stream()
                .flatMap(List::stream)
                .map(Row::key)
                .collect(Collectors.toSet());
        Map<String, List<Row>> states =
                batch.lives("certificate-states", "certificate", numbers, each -> each.text("certificate"));
        for (Batch.Fresh each : moving) {
            Row row = each.row();
            certificates.getOrDefault(row.key(), List.of()).stream()
                    .filter(held -> Batch.overlap(held, row)
                            && (held.to() == null || !held.to().isBefore(batch.today()))
                            && !held.text("body").equals(row.text("body"))
                            && !units.above(row.text("body")).contains(held.text("body"))
                            && states.getOrDefault(held.key(), List.of()).stream()
                                    .noneMatch(state -> gone(state, row.from())))
                    .findFirst()
                    .ifPresent(held -> batch.problem(
                            each,
                            "body",
                            "CREDENTIAL-CERTIFICATE-RUNS",
                            "证件“" + held.text("number") + "”还是“" + title(batch, held.text("body"))
                                    + "”的,应当先把它终止在调离之前,或者收回、注销,再登记到别的单位工作"));
        }
    }

    /** Whether another body is said of days on which one was said before. */
    private static boolean moves(Batch.Fresh fresh) {
        return fresh.of().before().stream()
                .anyMatch(old -> Batch.overlap(old, fresh.row())
                        && !old.text("body").equals(fresh.row().text("body")));
    }

    private static boolean gone(Row state, LocalDate day) {
        return !SUSPENDED.equals(state.text("state")) && Batch.covers(state, day);
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
            }
            if (row.text("treatmentLost") != null && (row.yes("subsidy") || row.yes("bonus"))) {
                batch.problem(each, "treatmentLost", "CREDENTIAL-TREATMENT", "有不得享受镇街待遇的情形的,不得享受乡镇工作补贴和年度考核奖");
            }
            if (TOURING.equals(kind)) {
                batch.needs(each, "以辐射巡回方式参与的", "team");
            }
        }
        consultations(batch);
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
                        fresh,
                        "from",
                        "CREDENTIAL-POSTING-OVERLAP",
                        "与派到“" + title(batch, other.text("body")) + "”的日期有重叠,同一时间只能派到一个单位"));
    }

    private static String title(Batch batch, String body) {
        return batch.rules().organisation().body(body).map(Body::title).orElse("另一单位");
    }

    private static void lock(Batch batch, Batch.Fresh fresh, String body) {
        if (SECONDED.equals(fresh.row().text("kind"))
                && batch.rules()
                        .says(body, "deployment.secondment-locked", fresh.row().from())) {
            boolean approved =
                    fresh.row().text("approvedBy") != null && fresh.row().text("approval") != null;
            if (!approved) {
                batch.problem(fresh, "approval", "CREDENTIAL-SECONDMENT-LOCKED", "不得随意抽调、借调执法人员,应当写明批准机关和批准文件");
            } else if (batch.rules()
                            .says(
                                    body,
                                    "deployment.secondment-approved-above",
                                    fresh.row().from())
                    && !above(batch, body, fresh.row().text("approvedBy"))) {
                batch.problem(
                        fresh, "approvedBy", "CREDENTIAL-SECONDMENT-APPROVER", "借调应当由派出单位的上级机关或者人民政府批准,不能由派出单位自己批准");
            }
        }
    }

    /** Whether a body is a government, or stands above what lends its officer. */
    private static boolean above(Batch batch, String lender, String approver) {
        Organisation organisation = batch.rules().organisation();
        boolean government = organisation
                .body(approver)
                .filter(each -> each.kind() == Body.Kind.GOVERNMENT)
                .isPresent();
        Body at = organisation.body(new Units(organisation).head(lender)).orElse(null);
        while (!government && at != null && at.parent() != null) {
            if (at.parent().equals(approver)) {
                return true;
            }
            at = organisation.body(at.parent()).orElse(null);
        }
        return government;
    }

    /** Heads of stationed offices come and go after the party committee of the township was asked. */
    private static void consultations(Batch batch) {
        Map<String, List<Row>> exits = null;
        for (RegisterOffer.Proposed each : batch.proposed()) {
            List<Row> slices = each.after();
            for (int i = 0; i < slices.size(); i++) {
                Row row = slices.get(i);
                Row next = i + 1 < slices.size() ? slices.get(i + 1) : null;
                Batch.Fresh fresh = new Batch.Fresh(each, row);
                if (row.number() == 0 && heads(batch, row) && (i == 0 || !head(slices.get(i - 1)))) {
                    appointed(batch, fresh);
                }
                boolean said = row.number() == 0 || next != null && next.number() == 0;
                if (said && heads(batch, row) && (next == null ? removed(batch, each) : !head(next))) {
                    if (exits == null) {
                        exits = batch.lives("officer-exits", "officer", named(batch), exit -> exit.text("officer"));
                    }
                    if (!leaves(exits.getOrDefault(row.text("officer"), List.of()), row.to())) {
                        removedFrom(batch, fresh, next == null ? row : next);
                    }
                }
            }
        }
    }

    private static Set<String> named(Batch batch) {
        return batch.fresh().stream().map(each -> each.row().text("officer")).collect(Collectors.toSet());
    }

    private static boolean head(Row row) {
        return row.yes("head") && STATIONED.equals(row.text("kind"));
    }

    private static boolean heads(Batch batch, Row row) {
        return head(row)
                && batch.rules()
                        .of(row.text("body"), "deployment.heads-consult", row.from())
                        .isPresent();
    }

    /** Whether an end is said that is no term said beforehand, at which nobody decides anything. */
    private static boolean removed(Batch batch, RegisterOffer.Proposed proposed) {
        LocalDate to = proposed.last().to();
        if (to == null) {
            return false;
        }
        return proposed.before().isEmpty()
                ? to.isBefore(batch.today())
                : !to.equals(proposed.before().get(proposed.before().size() - 1).to());
    }

    /** Who dies, retires or resigns is not removed; who is transferred is. */
    private static boolean leaves(List<Row> exits, LocalDate last) {
        return exits.stream()
                .anyMatch(each -> each.date("leftOn").equals(last) && !TRANSFERRED.equals(each.text("kind")));
    }

    private static void appointed(Batch batch, Batch.Fresh fresh) {
        Row row = fresh.row();
        batch.needs(fresh, "派驻机构负责人任免事先征求意见的", "consulted", "consultedOn", "consultedOutcome");
        if (row.date("consultedOn") != null && !row.date("consultedOn").isBefore(row.from())) {
            batch.problem(fresh, "consultedOn", "CREDENTIAL-CONSULTED-LATE", "应当在任职之前征求意见");
        }
        if (row.text("consulted") != null && !asked(batch, row)) {
            batch.problem(fresh, "consulted", "CREDENTIAL-CONSULTED-WHOM", "应当征求派驻地镇街党(工)委的意见");
        }
    }

    /** @param said the row that says what the township answered */
    private static void removedFrom(Batch batch, Batch.Fresh fresh, Row said) {
        for (String each : List.of("removalConsultedOn", "removalConsultedOutcome")) {
            if (said.values().get(each) == null) {
                batch.problem(fresh, each, "CREDENTIAL-REMOVAL-CONSULTED", "派驻机构负责人免职,应当事先征求镇街党(工)委意见并写明日期和结果");
            }
        }
        LocalDate on = said.date("removalConsultedOn");
        if (on != null && on.isAfter(fresh.row().to())) {
            batch.problem(fresh, "removalConsultedOn", "CREDENTIAL-CONSULTED-LATE", "应当在免职之前征求意见");
        }
    }

    /** The township where the office is: the body itself, the one it belongs to, or the one in whose division it works. */
    private static boolean asked(Batch batch, Row row) {
        Organisation organisation = batch.rules().organisation();
        Body asked = organisation.body(row.text("consulted")).orElse(null);
        Body at = organisation.body(row.text("body")).orElse(null);
        if (asked == null || at == null || asked.kind() != Body.Kind.TOWNSHIP) {
            return false;
        }
        return new Units(organisation).head(at.id()).equals(asked.id())
                || at.division().value().startsWith(asked.division().value());
    }

    static void frontLine(Batch batch) {
        for (Batch.Fresh each : batch.fresh()) {
            if (each.row().date("since").isAfter(each.row().from())) {
                batch.problem(each, "since", "CREDENTIAL-FRONT-LINE-SINCE", "“到执法一线工作之日”晚于起始日");
            }
        }
    }
}
