package org.zhiheng.procedures.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Extension;
import org.zhiheng.api.procedures.Suspension;
import org.zhiheng.api.questions.SuspensionKind;
import org.zhiheng.api.records.Subject;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.ProcedureDefinition.Owner;

/**
 * A run: where it is and how it came there. Immutable; each change gives the next version.
 *
 * @param field null for none
 * @param book fingerprint of the book whose procedure it follows
 * @param definition hash of the procedure
 * @param visits the current stage last
 * @param signatures for the current stage
 * @param assignees accounts by owner ({@link #key}), for the current stage
 * @param endedAt null while it is open
 */
public record RunState(
        String id,
        Subject subject,
        String procedure,
        String division,
        String field,
        Map<ActingBody, String> parties,
        String book,
        String definition,
        List<Visit> visits,
        List<Suspension> suspensions,
        List<Extension> extensions,
        List<Signature> signatures,
        Map<String, String> assignees,
        String startedBy,
        Instant endedAt,
        long version) {

    /** A stage and when the run came into it. */
    public record Visit(String stage, Instant at) {}

    /**
     * That an owner wants to go a way.
     *
     * @param owner as {@link #key}
     * @param account who signed
     */
    public record Signature(String owner, String to, String account, Instant at) {}

    public RunState {
        parties = new EnumMap<>(parties);
        visits = List.copyOf(visits);
        suspensions = List.copyOf(suspensions);
        extensions = List.copyOf(extensions);
        signatures = List.copyOf(signatures);
        assignees = new TreeMap<>(assignees);
    }

    /** The current stage. */
    public String stage() {
        return visits.get(visits.size() - 1).stage();
    }

    /** When the current stage began. */
    public Instant since() {
        return visits.get(visits.size() - 1).at();
    }

    public Instant startedAt() {
        return visits.get(0).at();
    }

    public boolean open() {
        return endedAt == null;
    }

    /** An owner in this run: role and body, e.g. {@code HEAD@market}. */
    public String key(Owner owner) {
        return owner.role().role().name() + "@" + parties.get(owner.body());
    }

    /** The signature of an owner; null when it has not signed. */
    public Signature signature(String owner) {
        return signatures.stream()
                .filter(each -> each.owner().equals(owner))
                .findFirst()
                .orElse(null);
    }

    /** When the clock of a stage began: at the last beginning of the stage, or at the first one of the stage it counts from. */
    public Instant clockStart(ProcedureDefinition.Stage stage) {
        if (stage.termStage() == null) {
            return since();
        }
        return visits.stream()
                .filter(each -> each.stage().equals(stage.termStage()))
                .findFirst()
                .map(Visit::at)
                .orElseGet(this::since);
    }

    /** Whether work itself stands still, and not only a clock. */
    public boolean standsStill(LocalDate today) {
        return suspensions.stream()
                .anyMatch(each -> each.kind() == SuspensionKind.SUSPENDED
                        && !today.isBefore(each.from())
                        && (each.to() == null || !today.isAfter(each.to())));
    }

    /** In the next stage; what was signed and given to somebody was so for the stage that is left. */
    public RunState moved(String to, boolean end, Instant at) {
        List<Visit> next = new ArrayList<>(visits);
        next.add(new Visit(to, at));
        return with(next, suspensions, extensions, List.of(), Map.of(), end ? at : null);
    }

    public RunState signed(Signature signature) {
        List<Signature> next = new ArrayList<>(signatures);
        next.removeIf(each -> each.owner().equals(signature.owner()));
        next.add(signature);
        return with(visits, suspensions, extensions, next, assignees, endedAt);
    }

    public RunState suspended(Suspension suspension) {
        List<Suspension> next = new ArrayList<>(suspensions);
        next.add(suspension);
        return with(visits, next, extensions, signatures, assignees, endedAt);
    }

    /** With the suspensions of a kind that go on ended on a day. */
    public RunState resumed(SuspensionKind kind, LocalDate lastDay) {
        List<Suspension> next = suspensions.stream()
                .map(each -> each.kind() == kind && each.to() == null
                        ? new Suspension(kind, each.from(), lastDay, each.reviewOn(), each.why(), each.document())
                        : each)
                .toList();
        return with(visits, next, extensions, signatures, assignees, endedAt);
    }

    public RunState extended(Extension extension) {
        List<Extension> next = new ArrayList<>(extensions);
        next.add(extension);
        return with(visits, suspensions, next, signatures, assignees, endedAt);
    }

    /** @param account null for everybody with the role */
    public RunState assigned(String owner, String account) {
        Map<String, String> one = new TreeMap<>();
        one.put(owner, account);
        return assigned(one);
    }

    /** Several owners' parts at once, each given to an account, or to null for everybody. */
    public RunState assigned(Map<String, String> given) {
        Map<String, String> next = new TreeMap<>(assignees);
        given.forEach((owner, account) -> {
            if (account == null) {
                next.remove(owner);
            } else {
                next.put(owner, account);
            }
        });
        return with(visits, suspensions, extensions, signatures, next, endedAt);
    }

    /** With one body in the place of another; what was given to people of the one is everybody's of the other. */
    public RunState taken(String from, String to) {
        Map<ActingBody, String> bodies = new EnumMap<>(parties);
        bodies.replaceAll((party, body) -> body.equals(from) ? to : body);
        Map<String, String> people = new TreeMap<>(assignees);
        people.keySet().removeIf(each -> !from.equals(to) && each.endsWith("@" + from));
        List<Signature> signed = signatures.stream()
                .map(each -> each.owner().endsWith("@" + from)
                        ? new Signature(
                                each.owner().substring(0, each.owner().indexOf('@') + 1) + to,
                                each.to(),
                                each.account(),
                                each.at())
                        : each)
                .toList();
        return new RunState(
                id,
                subject,
                procedure,
                division,
                field,
                bodies,
                book,
                definition,
                visits,
                suspensions,
                extensions,
                signed,
                people,
                startedBy,
                endedAt,
                version + 1);
    }

    /** On another version of its procedure. Signatures were for the ways of the one before. */
    public RunState following(String newBook, String newDefinition) {
        return new RunState(
                id,
                subject,
                procedure,
                division,
                field,
                parties,
                newBook,
                newDefinition,
                visits,
                suspensions,
                extensions,
                List.of(),
                assignees,
                startedBy,
                endedAt,
                version + 1);
    }

    private RunState with(
            List<Visit> newVisits,
            List<Suspension> newSuspensions,
            List<Extension> newExtensions,
            List<Signature> newSignatures,
            Map<String, String> newAssignees,
            Instant newEnd) {
        return new RunState(
                id,
                subject,
                procedure,
                division,
                field,
                parties,
                book,
                definition,
                newVisits,
                newSuspensions,
                newExtensions,
                newSignatures,
                newAssignees,
                startedBy,
                newEnd,
                version + 1);
    }
}
