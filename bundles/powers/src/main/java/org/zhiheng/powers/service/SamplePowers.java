package org.zhiheng.powers.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.credentials.BodyQualifications;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.powers.domain.EmpowermentRegisters;
import org.zhiheng.registers.RegisterStore.Order;
import org.zhiheng.registers.SampleOffer;
import org.zhiheng.registers.SampleRows;
import org.zhiheng.rules.RuleBook;

/** Items, benchmarks, lists, empowerments and entrustments of the sample district. */
@Component(service = SampleOffer.class)
public final class SamplePowers implements SampleOffer {

    private final RulesInForce rules;
    private final Organisation organisation;
    private final BodyQualifications qualifications;

    @Activate
    public SamplePowers(
            @Reference RulesInForce rules,
            @Reference Organisation organisation,
            @Reference BodyQualifications qualifications) {
        this.rules = rules;
        this.organisation = organisation;
        this.qualifications = qualifications;
    }

    @Override
    public String register() {
        return EmpowermentRegisters.GUIDANCE.id();
    }

    /** Items belong to qualified bodies only. */
    @Override
    public boolean ready(District district) {
        String one = district.departments().get(0).id();
        return qualifications.qualified(Set.of(one), district.today()).contains(one);
    }

    @Override
    public List<Order> orders(District district) {
        Optional<RuleBook> book = new RuleLook(rules, organisation).ofBody(district.government());
        LocalDate today = district.today();
        List<String> classes = RuleLook.rows(book, "township-classes", today).stream()
                .map(each -> String.valueOf(each.row().cells().get("class")))
                .toList();
        List<String> points =
                RuleLook.codes(book, EmpowermentChecks.CHECKLIST, today).orElse(List.of());
        SampleRows rows = new SampleRows();
        List<SampleItem> items = new SampleCatalogue(district, rows).items();
        new SampleBenchmarks(district, rows).of(items);
        List<SampleItem> handedOver =
                classes.isEmpty() ? List.of() : new SampleEmpowerment(district, rows, classes, points).of(items);
        new SampleLists(district, rows).of(items, handedOver);
        new SampleEntrustment(district, rows).of(items);
        return rows.all();
    }
}
