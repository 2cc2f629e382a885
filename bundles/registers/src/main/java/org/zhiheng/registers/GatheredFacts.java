package org.zhiheng.registers;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.rules.Books;

/** What several sources say together for a question. */
public final class GatheredFacts {

    private GatheredFacts() {}

    /**
     * The facts of all sources that understand one of the references, and those given, which go before. Sources that need what others hold are asked after them.
     *
     * @param books of which the question is asked then; null for those in force
     */
    public static Map<String, Object> of(
            Collection<FactSource> sources,
            String question,
            Map<String, Object> references,
            Map<String, Object> given,
            AsOf asOf,
            Books books) {
        List<FactSource> asked = sources.stream()
                .filter(each -> each.question().equals(question))
                .filter(each -> references.keySet().stream().anyMatch(each.references()::containsKey))
                .sorted(Comparator.comparing(each -> !each.needs().isEmpty()))
                .toList();
        Map<String, Object> facts = new LinkedHashMap<>();
        for (FactSource each : asked) {
            Map<String, Object> before = new LinkedHashMap<>(given);
            Set<String> wanted = new HashSet<>(each.needs());
            wanted.retainAll(facts.keySet());
            wanted.forEach(name -> before.putIfAbsent(name, facts.get(name)));
            facts.putAll(
                    books == null ? each.facts(references, before, asOf) : each.facts(references, before, asOf, books));
        }
        facts.putAll(given);
        return facts;
    }
}
