package org.zhiheng.records.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Recorded;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.ReliedRulings;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;

/** Keeps rulings that acts rely on in the record. */
@Component(service = ReliedRulings.class)
public final class ReliedRulingsComponent implements ReliedRulings {

    private final Rulings rulings;
    private final Recorder recorder;
    private final Records records;
    private final Clock clock;

    @Activate
    public ReliedRulingsComponent(
            @Reference Rulings rulings,
            @Reference Recorder recorder,
            @Reference Records records,
            @Reference Clock clock) {
        this.rulings = rulings;
        this.recorder = recorder;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public Relied rely(Principal by, Subject act, Question question) {
        Ruling<Map<String, Object>> ruling =
                rulings.inForce().ask(question.question(), question.facts(), question.division(), question.asOf());
        Recorded recorded = recorder.append(entry(by, act, question, ruling));
        return new Relied(ruling, recorded);
    }

    @Override
    public Appending entry(Principal by, Subject act, Question question, Ruling<Map<String, Object>> ruling) {
        return new Appending(
                act,
                clock.instant(),
                by.account(),
                KIND,
                RulingEntry.payload(question, ruling),
                List.of(),
                ruling.ruleBook().fingerprint());
    }

    @Override
    @SuppressWarnings("unchecked")
    public Replay replay(Subject act, long number) {
        Entry entry = records.history(act, number, 1).stream()
                .filter(each -> each.number() == number && each.kind().equals(KIND))
                .findFirst()
                .orElseThrow(() -> ZhihengException.notFound(
                        "RECORD-NO-RULING", "这一条记录不是作为依据的裁断:" + act + " 第" + number + "条", "number"));
        Map<String, Object> payload = entry.payload();
        Ruling<Map<String, Object>> now = rulings.archived(entry.ruleBook())
                .ask(
                        (String) payload.get("question"),
                        (Map<String, Object>) RulingEntry.numbers(payload.get("facts")),
                        (String) payload.get("division"),
                        LocalDate.parse((String) payload.get("asOf")));
        Map<String, Object> recorded = (Map<String, Object>) payload.get("ruling");
        List<String> differences = RulingEntry.differences(recorded, RulingEntry.ruling(now));
        return new Replay(differences.isEmpty(), differences, recorded, now);
    }
}
