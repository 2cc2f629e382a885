package org.zhiheng.access.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Person;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.records.Personal;
import org.zhiheng.persistence.Instants;

/**
 * What an account, a body or a rule release is, as the entries that change it say and as it is verified against them: of an account who may do what, by ids.
 * Passwords, factors and attempts come and go with every sign-in and are not told.
 */
final class States {

    private States() {}

    /** Of an account as the transaction sees it. */
    static Map<String, Object> of(AccessData data, String account) {
        return of(data.account(account).orElseThrow(), data.grants(account));
    }

    static Map<String, Object> of(Account account, List<Grant> grants) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("name", account.name());
        state.put("kind", account.kind().name());
        state.put("person", account.person());
        state.put("body", account.body());
        state.put("open", account.open());
        List<Object> roles = new ArrayList<>();
        grants.stream().sorted(Comparator.comparing(Grant::id)).forEach(each -> roles.add(of(each)));
        state.put("roles", roles);
        return state;
    }

    private static Map<String, Object> of(Grant grant) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("grant", grant.id());
        state.put("role", grant.role().name());
        state.put("body", grant.body());
        state.put("scope", grant.scope().name());
        state.put("until", grant.until() == null ? null : grant.until().getEpochSecond());
        state.put("actingFor", grant.actingFor());
        return state;
    }

    static Map<String, Object> of(Body body) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("kind", body.kind().name());
        state.put("title", body.title());
        state.put("division", body.division().value());
        state.put("parent", body.parent());
        state.put("open", body.open());
        state.put("mergedInto", body.mergedInto());
        return state;
    }

    /** Number and name are personal data of the person. */
    static Map<String, Object> of(Person person) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("number", new Personal("person:" + person.id(), "staff-number", person.number()));
        state.put("name", new Personal("person:" + person.id(), "name", person.name()));
        return state;
    }

    /**
     * What people wrote freely may name somebody, so it is kept as personal data of who wrote it.
     *
     * @param decision number of the decision about it; null while there is none
     */
    static Map<String, Object> of(RuleRelease.Proposal proposal, Long decision) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("change", proposal.change().name());
        state.put("subject", proposal.subject());
        state.put("note", words(proposal.proposedBy(), "note", proposal.note()));
        state.put("state", proposal.state().name());
        state.put("proposedBy", proposal.proposedBy());
        state.put("proposedAt", moment(proposal.proposedAt()));
        state.put("decision", decision);
        state.put("decidedBy", proposal.decidedBy());
        state.put("decidedAt", moment(proposal.decidedAt()));
        state.put("reason", words(proposal.decidedBy(), "reason", proposal.reason()));
        return state;
    }

    private static Personal words(String account, String kind, String value) {
        return value == null ? null : new Personal("account:" + account, kind, value);
    }

    private static String moment(Instant moment) {
        return moment == null ? null : Instants.stored(moment).toString();
    }
}
