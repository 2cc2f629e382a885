package org.zhiheng.rules.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.rules.KnownEvents;
import org.zhiheng.rules.KnownOutsiders;
import org.zhiheng.rules.KnownRoles;
import org.zhiheng.rules.ProcedureDefinition.Clock;
import org.zhiheng.rules.ProcedureDefinition.Mark;
import org.zhiheng.rules.ProcedureDefinition.Owner;

/** Reads the {@code clocks} of a procedure. */
final class ClockReader {

    private static final Set<String> KEYS =
            Set.of("title", "term", "from", "until", "who", "body", "stops", "whereSet", "missed");
    private static final String STAGE = "stage.";
    private static final Words<Stops> STOPS = new Words<>(Stops.class);
    private static final List<String> EVENTS =
            Arrays.stream(KnownEvents.values()).map(KnownEvents::code).toList();
    private static final List<String> WHO = Stream.concat(
                    ProcedureReader.ROLES.stream(),
                    Arrays.stream(KnownOutsiders.values()).map(KnownOutsiders::code))
            .toList();

    /** Which stops and extensions count. */
    private enum Stops {
        RUN,
        OWN
    }

    private final Shared shared;

    ClockReader(Shared shared) {
        this.shared = shared;
    }

    /** @param stages ids of the stages; empty where they could not be read, so that one mistake gives one fault */
    List<Clock> read(Fields procedure, Set<String> stages) {
        Fields fields = procedure.anyFields("clocks", false);
        if (fields == null) {
            return List.of();
        }
        if (fields.entries().isEmpty()) {
            fields.place().fault(FaultCode.KEY_EMPTY, "clocks");
        }
        List<Clock> clocks = new ArrayList<>();
        for (YamlNode.Entry entry : fields.entries()) {
            String id = shared.text(Scalars.formed(entry.key(), "clocks", Forms.NAME, Forms.NAME_HINT));
            Fields each = Fields.of(entry.value(), entry.key().text(), KEYS);
            if (id != null && each != null) {
                clocks.add(clock(id, each, stages));
            }
        }
        return List.copyOf(clocks);
    }

    private Clock clock(String id, Fields fields, Set<String> stages) {
        String title = shared.text(fields.text("title"));
        String term = shared.text(fields.text("term", ProcedureReader.TERM, ProcedureReader.TERM_HINT));
        Mark from = fields.scalar("from", true, (scalar, name) -> mark(scalar, id, stages));
        if (fields.node("until") instanceof YamlNode.Sequence ends
                && ends.items().isEmpty()) {
            ends.place().fault(FaultCode.KEY_EMPTY, "until");
        }
        List<Mark> until = fields.list("until", true, (scalar, name) -> mark(scalar, id, stages));
        if (from != null && until.contains(from)) {
            fields.placeOf("until").fault(FaultCode.PROCEDURE_CLOCK_END, id);
        }
        String who = fields.scalar("who", true, ClockReader::who);
        ActingBody body = fields.optionalWord("body", ProcedureReader.BODIES);
        Stops stops = fields.optionalWord("stops", STOPS);
        boolean whereSet = fields.flag("whereSet", false);
        String missed = shared.text(fields.text("missed"));
        KnownOutsiders outsider = who == null ? null : KnownOutsiders.of(who);
        KnownRoles role = who == null || outsider != null ? KnownRoles.HANDLER : KnownRoles.of(who);
        Owner owner = new Owner(role, body == null ? ActingBody.OWN : body);
        boolean separate = stops == Stops.OWN;
        return new Clock(id, title, term, from, shared.value(until), owner, outsider, separate, whereSet, missed);
    }

    private Mark mark(YamlNode.Scalar scalar, String clock, Set<String> stages) {
        String text = scalar.text();
        if (text.startsWith(STAGE)) {
            String stage = text.substring(STAGE.length());
            if (!stages.isEmpty() && !stages.contains(stage)) {
                String hint = Nearest.hint(stage, stages);
                scalar.place().faultHinted(FaultCode.PROCEDURE_CLOCK_STAGE, hint, clock, stage);
                return null;
            }
            return new Mark(shared.text(stage), null);
        }
        KnownEvents event = KnownEvents.of(text);
        if (event == null) {
            scalar.place().faultHinted(FaultCode.PROCEDURE_EVENT, Nearest.hint(text, EVENTS), text);
            return null;
        }
        return new Mark(null, event);
    }

    private static String who(YamlNode.Scalar scalar, String name) {
        if (!WHO.contains(scalar.text())) {
            scalar.place().faultHinted(FaultCode.PROCEDURE_ROLE_WORD, Nearest.hint(scalar.text(), WHO), scalar.text());
            return null;
        }
        return scalar.text();
    }
}
