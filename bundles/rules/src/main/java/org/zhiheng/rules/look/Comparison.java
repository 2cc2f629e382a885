package org.zhiheng.rules.look;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.PreviewCase;
import org.zhiheng.api.rules.PreviewReport;
import org.zhiheng.api.rules.PreviewReport.Aspect;
import org.zhiheng.api.rules.PreviewReport.Change;
import org.zhiheng.api.rules.PreviewReport.Refused;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;

/** Asks cases of two sets of books and tells where the rulings differ. For one thread and one comparison. */
public final class Comparison {

    private static final Pattern DAY_OR_MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T.*)?");

    private final Asking before;
    private final Asking after;
    private final int details;
    private final Map<String, Long> byQuestion = new TreeMap<>();
    private final Map<String, Long> byRule = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private long asked;
    private long changed;
    private long refusedCount;

    /** @param details how many changes and refused cases are told in full */
    public Comparison(Asking before, Asking after, int details) {
        this.before = before;
        this.after = after;
        this.details = details;
    }

    public PreviewReport of(Iterator<PreviewCase> cases) {
        long number = 0;
        while (cases.hasNext()) {
            number++;
            compare(number, cases.next());
        }
        return new PreviewReport(asked, changed, byQuestion, byRule, changes, refused, refusedCount);
    }

    private void compare(long number, PreviewCase each) {
        Ruling<Map<String, Object>> old;
        Ruling<Map<String, Object>> young;
        try {
            old = before.ask(each.question(), each.facts(), each.division(), each.asOf());
            young = after.ask(each.question(), each.facts(), each.division(), each.asOf());
        } catch (ZhihengException e) {
            refusedCount++;
            if (refused.size() < details) {
                refused.add(new Refused(
                        number, each.name(), e.code(), e.getMessage(), e.field().orElse(null)));
            }
            return;
        }
        asked++;
        Set<String> rules = differingRules(old, young);
        Set<Aspect> aspects = aspects(old, young);
        if (!rules.isEmpty()) {
            aspects.add(Aspect.REASON);
        }
        if (aspects.isEmpty()) {
            return;
        }
        changed++;
        byQuestion.merge(each.question(), 1L, Long::sum);
        rules.forEach(rule -> byRule.merge(rule, 1L, Long::sum));
        if (changes.size() < details) {
            changes.add(new Change(
                    number, each.name(), each.question(), each.division(), each.asOf(), aspects, old, young));
        }
    }

    private static Set<Aspect> aspects(Ruling<Map<String, Object>> old, Ruling<Map<String, Object>> young) {
        Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
        if (old.determined() != young.determined() || !old.missing().equals(young.missing())) {
            aspects.add(Aspect.STATUS);
        }
        if (old.determined() && young.determined()) {
            Set<String> names = new TreeSet<>(old.answer().keySet());
            names.addAll(young.answer().keySet());
            for (String name : names) {
                Object one = old.answer().get(name);
                Object other = young.answer().get(name);
                if (!Objects.equals(one, other)) {
                    aspects.add(isDay(one) || isDay(other) ? Aspect.TERM : Aspect.ANSWER);
                }
            }
        }
        return aspects;
    }

    private static boolean isDay(Object value) {
        return value != null && DAY_OR_MOMENT.matcher(value.toString()).matches();
    }

    /** What of a reason counts: that the package has another version alone is no change. */
    private record Applied(String rule, Object value, Object validFrom, Object source, String doubt) {
        static Applied of(Reason reason) {
            return new Applied(reason.rule(), reason.value(), reason.validFrom(), reason.source(), reason.doubt());
        }
    }

    private static Set<String> differingRules(Ruling<?> old, Ruling<?> young) {
        Set<Applied> one = applied(old);
        Set<Applied> other = applied(young);
        Set<String> rules = new TreeSet<>();
        one.stream().filter(each -> !other.contains(each)).forEach(each -> rules.add(each.rule()));
        other.stream().filter(each -> !one.contains(each)).forEach(each -> rules.add(each.rule()));
        return rules;
    }

    private static Set<Applied> applied(Ruling<?> ruling) {
        Set<Applied> applied = new HashSet<>();
        for (Reason reason : ruling.reasons()) {
            if (reason.rule() != null) {
                applied.add(Applied.of(reason));
            }
        }
        return applied;
    }
}
