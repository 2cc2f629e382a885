package org.zhiheng.access.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Grant;

/**
 * What an account or a body is, as the entries that change it say and as it is verified against them: of an account who may do what, by ids.
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
        return state;
    }
}
