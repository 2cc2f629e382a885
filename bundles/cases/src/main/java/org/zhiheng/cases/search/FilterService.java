package org.zhiheng.cases.search;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.cases.CaseFilters;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.cases.store.FilterTables;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.registers.RegisterStore;

/** Keeps the filters of accounts, each looked at before it is kept. */
@Component(service = CaseFilters.class)
public final class FilterService implements CaseFilters {

    private static final int MOST = 50;
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}/\\\\]{1,40}");

    private final Transactions transactions;
    private final RegisterStore registers;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public FilterService(
            @Reference Transactions transactions,
            @Reference RegisterStore registers,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.registers = registers;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public List<Saved> all(Principal by) {
        return transactions.readOnly(tx -> FilterTables.all(tx.connection(), by.account()));
    }

    @Override
    public Saved named(Principal by, String name) {
        return all(by).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(FilterService::unknown);
    }

    @Override
    public void save(Principal by, Saved filter) {
        if (filter.filter().body() == null) {
            permissions.reach(by, Operation.CASE_VIEW);
        } else {
            permissions.check(
                    by, Operation.CASE_VIEW, new Target(null, filter.filter().body()));
        }
        List<ZhihengException> wrong = wrong(filter);
        if (!wrong.isEmpty()) {
            throw ZhihengException.all(wrong);
        }
        transactions.run(tx -> {
            boolean there = FilterTables.delete(tx.connection(), by.account(), filter.name());
            if (!there && FilterTables.all(tx.connection(), by.account()).size() >= MOST) {
                throw ZhihengException.conflict("CASE-FILTER-MANY", "至多保存" + MOST + "个筛选,请先删除不用的");
            }
            FilterTables.insert(tx.connection(), by.account(), filter, Instants.stored(clock.instant()));
        });
    }

    private List<ZhihengException> wrong(Saved saved) {
        List<ZhihengException> wrong = new ArrayList<>();
        if (!NAME.matcher(saved.name()).matches() || saved.name().isBlank()) {
            wrong.add(ZhihengException.invalid("CASE-FILTER-NAME", "名称应当有1到40个字,没有斜线和控制字符", "name"));
        }
        if (saved.text() != null) {
            try {
                Sought.of(saved.text());
            } catch (ZhihengException e) {
                wrong.add(e);
            }
        }
        there(wrong, "items", "item", "执法事项", saved.filter().item());
        there(wrong, "officers", "handler", "办案人员", saved.filter().handler());
        if (saved.filter().from() != null
                && saved.filter().to() != null
                && saved.filter().to().isBefore(saved.filter().from())) {
            wrong.add(ZhihengException.invalid("REGISTER-INTERVAL", "止日不能早于起日", "to"));
        }
        return wrong;
    }

    /** One that is there no more may have cases, and may be looked for. */
    private void there(List<ZhihengException> wrong, String register, String field, String title, String key) {
        if (key != null && registers.life(register, "key", Set.of(key), null).isEmpty()) {
            wrong.add(ZhihengException.invalid("REGISTER-REFERENCE", "“" + title + "”没有编号为“" + key + "”的", field));
        }
    }

    @Override
    public void delete(Principal by, String name) {
        boolean gone = transactions.required(tx -> FilterTables.delete(tx.connection(), by.account(), name));
        if (!gone) {
            throw unknown();
        }
    }

    private static ZhihengException unknown() {
        return ZhihengException.notFound("CASE-FILTER-UNKNOWN", "没有保存过这一筛选", "name");
    }
}
