package org.zhiheng.procedures.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.procedures.ProcedureSubject.Stop;
import org.zhiheng.api.questions.SuspensionKind;

/**
 * What makes a clock longer. What its own event told is kept, so that it can be reckoned anew without the context; what was counted, so that a change can be
 * given its reason.
 *
 * @param own stops that the event told
 * @param ownExtended whether the event told that the term was extended
 * @param ownExtendedBy by how much, as the event told; null where it did not say
 * @param counted stops by which it was reckoned, of the run and its own, as far as its rule knows them
 * @param extended whether it was reckoned as extended
 * @param furtherBy by how much it was reckoned to go on after that; null where it did not
 */
public record ClockBasis(
        List<Stop> own,
        boolean ownExtended,
        Integer ownExtendedBy,
        List<Stop> counted,
        boolean extended,
        Integer furtherBy) {

    public ClockBasis {
        own = List.copyOf(own);
        counted = List.copyOf(counted);
    }

    /** In values of JSON. */
    public Map<String, Object> form() {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("own", stops(own));
        form.put("ownExtended", ownExtended);
        if (ownExtendedBy != null) {
            form.put("ownExtendedBy", ownExtendedBy);
        }
        form.put("counted", stops(counted));
        form.put("extended", extended);
        if (furtherBy != null) {
            form.put("furtherBy", furtherBy);
        }
        return form;
    }

    /** As it was stored. */
    public static ClockBasis read(Map<String, Object> form) {
        return new ClockBasis(
                stops(form.get("own")),
                (Boolean) form.get("ownExtended"),
                number(form.get("ownExtendedBy")),
                stops(form.get("counted")),
                (Boolean) form.get("extended"),
                number(form.get("furtherBy")));
    }

    private static Integer number(Object value) {
        return value == null ? null : ((Number) value).intValue();
    }

    private static List<Object> stops(List<Stop> stops) {
        List<Object> list = new ArrayList<>();
        for (Stop stop : stops) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("kind", stop.kind().name());
            each.put("from", stop.from().toString());
            each.put("to", stop.to() == null ? null : stop.to().toString());
            each.put(
                    "reviewOn", stop.reviewOn() == null ? null : stop.reviewOn().toString());
            list.add(each);
        }
        return list;
    }

    private static List<Stop> stops(Object list) {
        return ((List<?>) list)
                .stream()
                        .map(each -> (Map<?, ?>) each)
                        .map(each -> new Stop(
                                SuspensionKind.valueOf((String) each.get("kind")),
                                day(each.get("from")),
                                day(each.get("to")),
                                day(each.get("reviewOn"))))
                        .toList();
    }

    private static LocalDate day(Object text) {
        return text == null ? null : LocalDate.parse((String) text);
    }
}
