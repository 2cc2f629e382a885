package org.zhiheng.rules.reader;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.rules.KnownChecks;
import org.zhiheng.rules.KnownRoles;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.ProcedureDefinition.Clock;
import org.zhiheng.rules.ProcedureDefinition.Owner;
import org.zhiheng.rules.ProcedureDefinition.Stage;
import org.zhiheng.rules.ProcedureDefinition.TermChange;
import org.zhiheng.rules.ProcedureDefinition.Transition;
import org.zhiheng.rules.Source;

/** Reads {@code procedures/**.yaml}. */
final class ProcedureReader {

    private static final Set<String> KEYS = Set.of(
            "id", "title", "actKind", "first", "from", "until", "source", "doubt", "stages", "clocks", "termChanges");
    private static final Set<String> STAGE_KEYS = Set.of(
            "title", "role", "body", "owners", "signatures", "term", "termFrom", "documents", "checks", "to", "final");
    private static final Set<String> OWNER_KEYS = Set.of("role", "body");
    private static final Set<String> TRANSITION_KEYS = Set.of("stage", "when", "checks", "signatures");
    private static final Map<String, TermChange> TERM_CHANGES =
            Map.of("extension", TermChange.EXTENSION, "furtherExtension", TermChange.FURTHER_EXTENSION);
    private static final Words<ActKind> ACT_KINDS = new Words<>(ActKind.class);
    static final Words<ActingBody> BODIES = new Words<>(ActingBody.class);
    private static final Words<Signatures> SIGNATURES = new Words<>(Signatures.class);
    static final Pattern TERM = Pattern.compile("term\\.[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern TERM_FROM = Pattern.compile("(clock\\.)?" + Forms.NAME.pattern());
    private static final String TERM_FROM_HINT = "写环节的名字,或者clock.加时钟的名字,例如clock.decision";
    private static final Pattern TERM_CLOCK = Pattern.compile("clock\\." + Forms.NAME.pattern());
    private static final String TERM_CLOCK_HINT = "写clock.加时钟的名字,例如clock.decision";
    static final String TERM_HINT = "写期限参数的id，例如term.p-90";
    private static final List<String> CHECKS =
            Arrays.stream(KnownChecks.values()).map(KnownChecks::code).toList();
    static final List<String> ROLES =
            Arrays.stream(KnownRoles.values()).map(KnownRoles::code).toList();

    /** How many of the owners take a way. */
    private enum Signatures {
        ONE,
        ALL
    }

    private final Reading reading;
    private final Shared shared;
    private final SourceReader sources;
    private final ClockReader clockReader;
    /** Stages and clocks from which terms of the procedure that is being read count. */
    private final List<Target> starts = new ArrayList<>();

    ProcedureReader(Reading reading) {
        this.reading = reading;
        this.shared = reading.shared();
        this.sources = new SourceReader(reading);
        this.clockReader = new ClockReader(shared);
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
        ActKind actKind = fields.optionalWord("actKind", ACT_KINDS);
        String first = shared.text(fields.text("first"));
        LocalDate from = fields.optionalDate("from");
        LocalDate until = fields.optionalDate("until");
        if (from != null && until != null && until.isBefore(from)) {
            fields.placeOf("until").fault(FaultCode.DATE_ORDER, until, from);
        }
        Source source = sources.required(fields);
        String doubt = shared.text(fields.optionalText("doubt"));
        sources.requireDoubt(source, doubt, fields.placeOf("source"));
        List<Stage> stages = stages(fields, first);
        List<Clock> clocks =
                clockReader.read(fields, stages.stream().map(Stage::id).collect(java.util.stream.Collectors.toSet()));
        checkStarts(stages, clocks);
        String act = actKind == null ? null : shared.text(Words.of(actKind));
        return new ProcedureDefinition(
                id, title, act, first, from, until, stages, clocks, termChanges(fields), source, doubt);
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
        starts.clear();
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
        // Stages of which some could not be read are none to refer to.
        return complete ? List.copyOf(stages.values()) : List.of();
    }

    private Map<TermChange, List<String>> termChanges(Fields owner) {
        Map<TermChange, List<String>> changes = new EnumMap<>(TermChange.class);
        YamlNode node = owner.node("termChanges");
        Fields fields = node == null ? null : Fields.of(node, "termChanges", TERM_CHANGES.keySet());
        if (fields != null) {
            TERM_CHANGES.forEach((key, change) -> {
                List<String> checks = shared.value(fields.list(key, false, this::check));
                if (!checks.isEmpty()) {
                    changes.put(change, checks);
                }
            });
        }
        return changes;
    }

    /** Terms count from stages and clocks that there are. */
    private void checkStarts(List<Stage> stages, List<Clock> clocks) {
        if (stages.isEmpty()) {
            return;
        }
        Set<String> known = new LinkedHashSet<>();
        stages.forEach(each -> known.add(each.id()));
        clocks.forEach(each -> known.add(ProcedureDefinition.CLOCK + each.id()));
        starts.stream().filter(each -> !known.contains(each.stage())).forEach(each -> each.place()
                .faultHinted(FaultCode.PROCEDURE_TERM_FROM, Nearest.hint(each.stage(), known), each.stage()));
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
        List<Owner> owners = owners(fields, id);
        boolean allSign = allSign(fields, id);
        String term = shared.text(fields.optionalText("term", TERM, TERM_HINT));
        List<String> termFrom = termFrom(fields);
        List<String> documents = fields.list(
                "documents", false, (scalar, name) -> Scalars.formed(scalar, name, Forms.NAME, Forms.NAME_HINT));
        List<String> checks = fields.list("checks", false, this::check);
        List<Transition> transitions = last ? List.of() : transitions(fields, id, allSign, targets);
        Place place = entry.key().place();
        if (last && fields.has("to")) {
            fields.placeOf("to").fault(FaultCode.PROCEDURE_FINAL, id);
        }
        if (!last) {
            checkRunning(fields, id, place);
        }
        return new Stage(
                id, title, owners, allSign, term, termFrom, shared.value(documents), shared.value(checks), transitions);
    }

    /** Written as one stage or clock, or as a list of clocks. */
    private List<String> termFrom(Fields fields) {
        List<String> from = fields.node("termFrom") instanceof YamlNode.Sequence
                ? fields.list("termFrom", false, (scalar, name) -> {
                    String clock = Scalars.formed(scalar, name, TERM_CLOCK, TERM_CLOCK_HINT);
                    return clock == null ? null : shared.text(clock);
                })
                : Stream.ofNullable(shared.text(fields.optionalText("termFrom", TERM_FROM, TERM_FROM_HINT)))
                        .toList();
        if (fields.node("termFrom") instanceof YamlNode.Sequence clocks
                && clocks.items().isEmpty()) {
            fields.placeOf("termFrom").fault(FaultCode.KEY_EMPTY, "termFrom");
        }
        from.forEach(each -> starts.add(new Target(each, fields.placeOf("termFrom"))));
        return shared.value(from);
    }

    /** Written as one role, or as a list where there are several. */
    private List<Owner> owners(Fields fields, String stage) {
        if (!fields.has("owners")) {
            Owner owner = owner(fields);
            if (owner == null && fields.has("body") && !fields.has("role")) {
                fields.placeOf("body").fault(FaultCode.PROCEDURE_ROLE, stage);
            }
            return owner == null ? List.of() : List.of(owner);
        }
        if (fields.has("role") || fields.has("body")) {
            fields.placeOf("owners").fault(FaultCode.PROCEDURE_OWNERS, stage);
            return List.of();
        }
        List<Owner> owners = new ArrayList<>();
        for (YamlNode item : fields.filledItems("owners")) {
            Fields each = Fields.of(item, "owners", OWNER_KEYS);
            if (each != null && each.required("role") != null) {
                Owner owner = owner(each);
                if (owner != null && owners.contains(owner)) {
                    each.placeOf("role")
                            .fault(
                                    FaultCode.KEY_REPEATED,
                                    "owners",
                                    owner.role().code());
                } else if (owner != null) {
                    owners.add(owner);
                }
            }
        }
        return List.copyOf(owners);
    }

    private Owner owner(Fields fields) {
        KnownRoles role = fields.scalar("role", false, ProcedureReader::role);
        ActingBody body = fields.optionalWord("body", BODIES);
        if (role == null || body == null && fields.node("body") != null) {
            return null;
        }
        return new Owner(role, body == null ? ActingBody.OWN : body);
    }

    private static KnownRoles role(YamlNode.Scalar scalar, String name) {
        KnownRoles role = KnownRoles.of(scalar.text());
        if (role == null) {
            scalar.place()
                    .faultHinted(FaultCode.PROCEDURE_ROLE_WORD, Nearest.hint(scalar.text(), ROLES), scalar.text());
        }
        return role;
    }

    private static boolean allSign(Fields fields, String stage) {
        Signatures signatures = fields.optionalWord("signatures", SIGNATURES);
        boolean several = fields.node("owners") instanceof YamlNode.Sequence owners
                && owners.items().size() > 1;
        if (signatures == Signatures.ALL && !several) {
            fields.placeOf("signatures").fault(FaultCode.PROCEDURE_SIGNATURES, stage);
        }
        return signatures == Signatures.ALL;
    }

    /** A stage that is not final has an owner, a term and a way on. */
    private static void checkRunning(Fields fields, String id, Place place) {
        if (fields.node("role") == null && fields.node("owners") == null && !fields.has("body")) {
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

    private List<Transition> transitions(Fields owner, String from, boolean allSign, List<Target> targets) {
        Set<String> known = new HashSet<>();
        List<Transition> transitions = new ArrayList<>();
        for (YamlNode item : owner.items("to", false)) {
            Fields fields = Fields.of(item, "to", TRANSITION_KEYS);
            if (fields == null) {
                continue;
            }
            String stage = shared.text(fields.text("stage"));
            String when = shared.text(fields.optionalText("when"));
            List<String> checks = shared.value(fields.list("checks", false, this::check));
            Signatures signatures = fields.optionalWord("signatures", SIGNATURES);
            if (signatures != null && !owner.has("signatures")) {
                fields.placeOf("signatures").fault(FaultCode.PROCEDURE_SIGNATURES, from);
            }
            if (stage != null && !known.add(stage)) {
                fields.placeOf("stage").fault(FaultCode.PROCEDURE_TWO_WAYS, from, stage);
            } else if (stage != null) {
                targets.add(new Target(stage, fields.placeOf("stage")));
                transitions.add(new Transition(stage, when, checks, allSign && signatures == Signatures.ONE));
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
