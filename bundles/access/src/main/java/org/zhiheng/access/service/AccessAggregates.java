package org.zhiheng.access.service;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Person;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.records.AggregateSource;
import org.zhiheng.api.records.Subject;

/** Tells what accounts, bodies and rule releases are, to be compared with what the record says of them. */
@Component(service = AggregateSource.class)
public final class AccessAggregates implements AggregateSource {

    private static final String ACCOUNT = "account";
    private static final String BODY = "body";
    private static final String PERSON = "person";

    private final AccessStore store;

    @Activate
    public AccessAggregates(@Reference AccessStore store) {
        this.store = store;
    }

    @Override
    public Set<String> types() {
        return Set.of(ACCOUNT, BODY, PERSON, RuleRelease.SUBJECT);
    }

    @Override
    public void each(BiConsumer<Subject, Map<String, Object>> told) {
        record Now(
                List<Account> accounts,
                Map<String, List<Grant>> grants,
                List<Body> bodies,
                List<Person> persons,
                List<RuleRelease.Proposal> proposals,
                Map<String, Long> decisions) {}
        Now now = store.read(data -> new Now(
                data.accounts(),
                data.grants().stream().collect(Collectors.groupingBy(Grant::account)),
                data.bodies(),
                data.persons(),
                data.proposals(),
                data.decidedAfter(0).stream()
                        .collect(Collectors.toMap(each -> each.proposal().id(), RuleRelease.Decided::number))));
        for (Account each : now.accounts()) {
            told.accept(
                    new Subject(ACCOUNT, each.id()),
                    States.of(each, now.grants().getOrDefault(each.id(), List.of())));
        }
        now.bodies().forEach(each -> told.accept(new Subject(BODY, each.id()), States.of(each)));
        now.persons().forEach(each -> told.accept(new Subject(PERSON, each.id()), States.of(each)));
        now.proposals()
                .forEach(each -> told.accept(
                        new Subject(RuleRelease.SUBJECT, each.id()),
                        States.of(each, now.decisions().get(each.id()))));
    }
}
