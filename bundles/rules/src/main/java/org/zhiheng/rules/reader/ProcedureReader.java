package org.zhiheng.rules.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.rules.KnownChecks;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.ProcedureDefinition.Stage;
import org.zhiheng.rules.ProcedureDefinition.Transition;
import org.zhiheng.rules.Source;

/** Reads {@code procedures/**.yaml}. */
final class ProcedureReader {

    private static final Set<String> KEYS = Set.of("id", "title", "actKind", "first", "source", "doubt", "stages");
    private static final Set<String> STAGE_KEYS = Set.of("title", "role", "term", "documents", "checks", "to", "final");
    private static final Set<String> TRANSITION_KEYS = Set.of("stage", "when", "checks");
    private static final Words<ActKind> ACT_KINDS = new Words<>(ActKind.class);
    private static final Pattern TERM = Pattern.compile("term\\.[a-z0-9]+(-[a-z0-9]+)*");
    private static final List<String> CHECKS =
            Arrays.stream(KnownChecks.values()).map(KnownChecks::code).toList();

    private final Reading reading;
    private final Shared shared;
    private final SourceReader sources;

    ProcedureReader(Reading reading) {
        this.reading = reading;
        this.shared = reading.shared();
        this.sources = new SourceReader(reading);
    }

    void read(String file, byte[] content, List<ProcedureDefinition> into) {
        for (YamlNode root : YamlFile.documents(reading.log(), file, content)) {
            Fields fields = Fields.of(root, "程序", KEYS);
            if (fields != null) {
                into.add(procedure(fields));
            }
        }
    }

    private ProcedureDefinition procedure(Fields fields) {
        String id = shared.text(fields.text("id", Forms.ID, Forms.ID_HINT));
        if (id != null) {
            reading.claim("procedure", id, fields.placeOf("id"), FaultCode.KEY_DOUBLED_ID);
        }
        String title = shared.text(fields.text("title"));
        ActKind actKind = fields.word("actKind", ACT_KINDS);
        String first = shared.text(fields.text("first"));
        Source source = sources.required(fields);
        String doubt = shared.text(fields.optionalText("doubt"));
        sources.requireDoubt(source, doubt, fields.placeOf("source"));
        List<Stage> stages = stages(fields, first);
        String act = actKind == null ? null : shared.text(Words.of(actKind));
        return new ProcedureDefinition(id, title, act, first, stages, source, doubt);
    }

    private List<Stage> stages(Fields owner, String first) {
        Fields fields = owner.anyFields("stages", true);
        if (fields == null) {
            return List.of();
        }
        if (fields.entries().isEmpty()) {
            fields.place().fault(FaultCode.KEY_EMPTY, "stages");
            return List.of();
        }
        Map<String, Stage> stages = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        List<Target> targets = new ArrayList<>();
        boolean complete = true;
        for (YamlNode.Entry entry : fields.entries()) {
            String id = Scalars.formed(entry.key(), "stages", Forms.NAME, Forms.NAME_HINT);
            Stage stage = stage(entry, targets);
            if (id == null || stage == null) {
                complete = false;
            } else {
                stages.put(stage.id(), stage);
                places.put(stage.id(), entry.key().place());
            }
        }
        if (complete) {
            StageGraph.check(stages, places, targets, first, owner.placeOf("first"));
        }
        return List.copyOf(stages.values());
    }

    /** A transition's target and where it stands. */
    record Target(String stage, Place place) {}

    private Stage stage(YamlNode.Entry entry, List<Target> targets) {
        String id = shared.text(entry.key().text());
        Fields fields = Fields.of(entry.value(), id, STAGE_KEYS);
        if (fields == null) {
            return null;
        }
        boolean last = fields.flag("final", false);
        String title = shared.text(fields.text("title"));
        String role = shared.text(fields.optionalText("role", Forms.NAME, Forms.NAME_HINT));
        String term = shared.text(fields.optionalText("term", TERM, "写期限参数的id，例如term.p-90"));
        List<String> documents = fields.list(
                "documents", false, (scalar, name) -> Scalars.formed(scalar, name, Forms.NAME, Forms.NAME_HINT));
        List<String> checks = fields.list("checks", false, this::check);
        List<Transition> transitions = last ? List.of() : transitions(fields, targets);
        Place place = entry.key().place();
        if (last && fields.has("to")) {
            fields.placeOf("to").fault(FaultCode.PROCEDURE_FINAL, id);
        }
        if (!last) {
            checkRunning(fields, id, place);
        }
        return new Stage(id, title, role, term, shared.value(documents), shared.value(checks), transitions);
    }

    /** A stage that is not final has an owner, a term and a way on. */
    private static void checkRunning(Fields fields, String id, Place place) {
        if (fields.node("role") == null) {
            place.fault(FaultCode.PROCEDURE_ROLE, id);
        }
        if (fields.node("term") == null) {
            place.fault(FaultCode.PROCEDURE_TERM, id);
        }
        boolean noWay = fields.node("to") == null
                || fields.node("to") instanceof YamlNode.Sequence ways
                        && ways.items().isEmpty();
        if (noWay) {
            place.fault(FaultCode.PROCEDURE_NO_WAY, id);
        }
    }

    private List<Transition> transitions(Fields owner, List<Target> targets) {
        List<Transition> transitions = new ArrayList<>();
        for (YamlNode item : owner.items("to", false)) {
            Fields fields = Fields.of(item, "to", TRANSITION_KEYS);
            if (fields == null) {
                continue;
            }
            String stage = shared.text(fields.text("stage"));
            String when = shared.text(fields.optionalText("when"));
            List<String> checks = shared.value(fields.list("checks", false, this::check));
            if (stage != null) {
                targets.add(new Target(stage, fields.placeOf("stage")));
                transitions.add(new Transition(stage, when, checks));
            }
        }
        return List.copyOf(transitions);
    }

    private String check(YamlNode.Scalar scalar, String name) {
        if (KnownChecks.of(scalar.text()) == null) {
            scalar.place().faultHinted(FaultCode.PROCEDURE_CHECK, Nearest.hint(scalar.text(), CHECKS), scalar.text());
            return null;
        }
        return shared.text(scalar.text());
    }
}
