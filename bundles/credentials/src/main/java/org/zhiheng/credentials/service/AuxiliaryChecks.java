package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.zhiheng.api.questions.AuxiliaryActKind;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.api.rulings.Ruling;

/** What auxiliaries and what is noted of them must be like. */
final class AuxiliaryChecks {

    private AuxiliaryChecks() {}

    private record Question(String division, String act, LocalDate on) {}

    static void auxiliaries(Batch batch) {
        Map<Question, Boolean> answers = new HashMap<>();
        for (Batch.Fresh each : batch.fresh()) {
            batch.order(each, "contractFrom", "contractTo");
            batch.order(each, "cardFrom", "cardTo");
            LocalDate contract = each.row().date("contractFrom");
            if (each.begin().isBefore(contract)) {
                batch.problem(each, "contractFrom", "CREDENTIAL-CONTRACT-DAYS", "合同起始之前不是执法辅助人员");
            }
            acts(batch, each, answers);
            if (batch.rules()
                    .says(
                            each.row().text("body"),
                            "auxiliaries.certificate-required",
                            each.row().from())) {
                batch.needs(each, "执法辅助人员也要持证上岗", "cardNumber", "cardFrom", "cardTo");
            }
        }
        Citizens.once(batch, "officers", "这一公民身份号码的人同一时间登记为执法人员");
    }

    /** What the law of the place closes to auxiliaries is refused; where it is silent a person answers for it. */
    private static void acts(Batch batch, Batch.Fresh fresh, Map<Question, Boolean> answers) {
        String division = batch.rules().rulesOf(fresh.row().text("body")).orElse(null);
        if (division == null) {
            return;
        }
        for (String act : fresh.row().texts("allowedActs")) {
            boolean closed = answers.computeIfAbsent(
                    new Question(division, act, fresh.row().from()), question -> closed(batch, question));
            if (closed) {
                batch.problem(
                        fresh,
                        "allowedActs",
                        "CREDENTIAL-AUXILIARY-ACT",
                        "执法辅助人员不得从事“" + Labels.of(AuxiliaryActKind.class, act) + "”");
                return;
            }
        }
    }

    private static boolean closed(Batch batch, Question question) {
        Ruling<Map<String, Object>> ruling = batch.rules()
                .asking()
                .ask("auxiliary-act", Map.of("act", question.act()), question.division(), question.on());
        return ruling.determined() && Boolean.FALSE.equals(ruling.answer().get("allowed"));
    }

    static void trainings(Batch batch) {
        TrainingChecks.halfHours(batch);
    }
}
