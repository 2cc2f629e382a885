package org.zhiheng.testcases.memory;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.zhiheng.access.domain.AccessPolicy;
import org.zhiheng.access.service.AccessSettings;
import org.zhiheng.access.service.Journal;
import org.zhiheng.access.service.PermissionService;
import org.zhiheng.access.service.Trees;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Succession;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.rules.Books;
import org.zhiheng.cases.service.CaseAggregates;
import org.zhiheng.procedures.service.RunAggregates;
import org.zhiheng.testcases.CaseCore;
import org.zhiheng.testcases.SmallDistrict;
import org.zhiheng.testregisters.RegisterWorld;
import org.zhiheng.testregisters.RegisterWorld.MovedClock;

/**
 * Districts that work on cases without any database: everything is the platform's own but where things are kept. What is kept of cases can be dropped, so that
 * walk after walk takes no more memory. For one thread.
 */
public final class MemoryDistrict {

    public final CaseCore core;

    private final MemoryRecord record;
    private final MemoryCases cases;
    private final MemoryRuns runs;

    /** @param divisions what {@link SmallDistrict#make} is to make, in turn */
    public MemoryDistrict(Books books, Instant start, List<String> divisions) {
        MovedClock clock = new MovedClock(start);
        MemoryTransactions transactions = new MemoryTransactions();
        MemoryOrganisation bodies = new MemoryOrganisation();
        record = new MemoryRecord(transactions, clock);
        cases = new MemoryCases(transactions);
        runs = new MemoryRuns(transactions);
        // Nobody signs in: there are no keys and no files of theirs.
        AccessSettings settings = new AccessSettings(AccessPolicy.standard(), null, null);
        Journal journal = new Journal(event -> {}, clock);
        PermissionService permissions = new PermissionService(bodies, new Trees(bodies, settings, clock), journal);
        MemoryRegisters registers = new MemoryRegisters(clock);
        core = new CaseCore(
                books,
                new CaseCore.Ports(
                        transactions,
                        registers.store(),
                        registers.shown(),
                        registers::add,
                        bodies.organisation(),
                        permissions,
                        permissions,
                        Only.nothing(Directory.class),
                        Only.nothing(Succession.class),
                        record,
                        record.records(),
                        record.vault(),
                        new MemoryUploads().uploads(),
                        cases,
                        runs,
                        clock));
        core.organisation.add(
                null,
                new Body(RegisterWorld.GOVERNMENT, Body.Kind.GOVERNMENT, "示例区人民政府", new DivisionCode("371002"), null));
        for (int i = 0; i < divisions.size(); i++) {
            SmallDistrict.make(core.organisation, core.registers, divisions.get(i), i);
        }
    }

    /** What is kept otherwise than the record says. */
    public List<String> differences() {
        return Stream.of(new CaseAggregates(cases), new RunAggregates(runs))
                .flatMap(each -> record.differences(each).stream())
                .toList();
    }

    /** Drops everything but registers and bodies. */
    public void clear() {
        record.clear();
        cases.clear();
        runs.clear();
    }
}
