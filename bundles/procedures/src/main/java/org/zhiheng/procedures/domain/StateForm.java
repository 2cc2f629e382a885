package org.zhiheng.procedures.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Extension;
import org.zhiheng.api.procedures.Suspension;
import org.zhiheng.api.questions.SuspensionKind;
import org.zhiheng.api.records.Personal;
import org.zhiheng.api.records.Subject;
import org.zhiheng.procedures.domain.RunState.Signature;
import org.zhiheng.procedures.domain.RunState.Visit;

/**
 * A run in values of JSON: as it is stored, and as its entries say it. People write names into reasons, so these are personal data in the record and plain
 * where they are stored.
 */
public final class StateForm {

    private static final String KIND = "procedure-text";

    private StateForm() {}

    /** As it is stored. */
    public static Map<String, Object> stored(RunState run) {
        return form(run, text -> text);
    }

    /** As the record says it. */
    public static Map<String, Object> recorded(RunState run) {
        return form(run, text -> personal(run.id(), text));
    }

    /** What somebody wrote in a run, for the record; null for nothing. */
    public static Personal personal(String run, String text) {
        return text == null ? null : new Personal("procedure-run." + run, KIND, text);
    }

    private static Map<String, Object> form(RunState run, Function<String, Object> written) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", run.id());
        form.put("subject", run.subject().toString());
        form.put("procedure", run.procedure());
        form.put("division", run.division());
        form.put("field", run.field());
        Map<String, Object> parties = new TreeMap<>();
        run.parties().forEach((party, body) -> parties.put(party.name(), body));
        form.put("parties", parties);
        form.put("book", run.book());
        form.put("definition", run.definition());
        form.put("visits", list(run.visits(), each -> map("stage", each.stage(), "at", text(each.at()))));
        form.put("suspensions", list(run.suspensions(), each -> {
            Map<String, Object> one = map("kind", each.kind().name(), "from", text(each.from()));
            one.put("to", text(each.to()));
            one.put("reviewOn", text(each.reviewOn()));
            one.put("why", written.apply(each.why()));
            one.put("document", written.apply(each.document()));
            return one;
        }));
        form.put("extensions", list(run.extensions(), each -> {
            Map<String, Object> one = map("term", each.term(), "by", each.by());
            if (each.further() != null) {
                one.put("further", each.further());
            }
            one.put("on", text(each.on()));
            one.put("why", written.apply(each.why()));
            one.put("document", written.apply(each.document()));
            return one;
        }));
        form.put("signatures", list(run.signatures(), each -> {
            Map<String, Object> one = map("owner", each.owner(), "to", each.to());
            one.put("account", each.account());
            one.put("at", text(each.at()));
            return one;
        }));
        form.put("assignees", new TreeMap<String, Object>(run.assignees()));
        form.put("startedBy", run.startedBy());
        form.put("endedAt", text(run.endedAt()));
        form.put("version", run.version());
        return form;
    }

    /** A run as it was stored. */
    public static RunState read(Map<String, Object> form) {
        Map<ActingBody, String> parties = new EnumMap<>(ActingBody.class);
        ((Map<?, ?>) form.get("parties"))
                .forEach((party, body) -> parties.put(ActingBody.valueOf((String) party), (String) body));
        Map<String, String> assignees = new TreeMap<>();
        ((Map<?, ?>) form.get("assignees"))
                .forEach((owner, account) -> assignees.put((String) owner, (String) account));
        return new RunState(
                (String) form.get("id"),
                Subject.parse((String) form.get("subject")),
                (String) form.get("procedure"),
                (String) form.get("division"),
                (String) form.get("field"),
                parties,
                (String) form.get("book"),
                (String) form.get("definition"),
                all(form, "visits", each -> new Visit((String) each.get("stage"), instant(each.get("at")))),
                all(
                        form,
                        "suspensions",
                        each -> new Suspension(
                                SuspensionKind.valueOf((String) each.get("kind")),
                                day(each.get("from")),
                                day(each.get("to")),
                                day(each.get("reviewOn")),
                                (String) each.get("why"),
                                (String) each.get("document"))),
                all(
                        form,
                        "extensions",
                        each -> new Extension(
                                (String) each.get("term"),
                                each.get("further") == null ? null : ((Number) each.get("further")).intValue(),
                                (String) each.get("by"),
                                day(each.get("on")),
                                (String) each.get("why"),
                                (String) each.get("document"))),
                all(
                        form,
                        "signatures",
                        each -> new Signature(
                                (String) each.get("owner"),
                                (String) each.get("to"),
                                (String) each.get("account"),
                                instant(each.get("at")))),
                assignees,
                (String) form.get("startedBy"),
                instant(form.get("endedAt")),
                (Long) form.get("version"));
    }

    private static Map<String, Object> map(String one, Object first, String other, Object second) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(one, first);
        map.put(other, second);
        return map;
    }

    private static <T> List<Object> list(List<T> all, Function<T, Object> form) {
        List<Object> out = new ArrayList<>();
        all.forEach(each -> out.add(form.apply(each)));
        return out;
    }

    private static <T> List<T> all(Map<String, Object> form, String key, Function<Map<?, ?>, T> reader) {
        List<T> out = new ArrayList<>();
        ((List<?>) form.get(key)).forEach(each -> out.add(reader.apply((Map<?, ?>) each)));
        return out;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static LocalDate day(Object text) {
        return text == null ? null : LocalDate.parse((String) text);
    }

    private static Instant instant(Object text) {
        return text == null ? null : Instant.parse((String) text);
    }
}
