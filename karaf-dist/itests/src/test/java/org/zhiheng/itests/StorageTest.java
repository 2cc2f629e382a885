package org.zhiheng.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.vmOption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.persistence.EntityManagerFactory;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.Leases;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;

/** The distribution with its storage on the embedded Derby. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class StorageTest extends DistributionSupport {

    private static final String STORING = "zhiheng.test.storing";

    @Inject
    @Filter(timeout = STARTED_WITHIN)
    private Transactions transactions;

    @Inject
    @Filter(timeout = STARTED_WITHIN)
    private Leases leases;

    @Override
    @Configuration
    public Option[] configuration() throws IOException {
        return options(
                composite(super.configuration()),
                vmOption("-D" + STORING + "=" + StoringBundle.write(Path.of("target/test-bundles/storing.jar"))));
    }

    @Test
    public void the_database_lies_in_the_data_folder_and_the_health_check_names_its_schema() {
        assertTrue(Files.isDirectory(Path.of(System.getProperty("zhiheng.data"), "db", "seg0")));
        String health = getAs(ADMINISTRATOR, "/system/health").body();
        assertTrue(health, health.contains("数据库正常,结构版本1.118\""));
    }

    @Test
    public void a_unit_and_plain_rows_are_in_one_transaction() throws Exception {
        context.installBundle(Path.of(System.getProperty(STORING)).toUri().toString())
                .start();
        until("the unit is there", () -> unit().isPresent());
        EntityManagerFactory unit = unit().orElseThrow();

        assertThrows(
                IllegalStateException.class,
                () -> transactions.run(tx -> {
                    insert(tx, 70);
                    assertEquals(1L, count(tx.entityManager(unit), 70));
                    throw new IllegalStateException("undone");
                }));
        transactions.run(tx -> {
            assertEquals(0L, count(tx.entityManager(unit), 70));
            tx.entityManager(unit)
                    .createQuery("UPDATE Trial t SET t.readableBy = 7 WHERE t.step = 1")
                    .executeUpdate();
            insert(tx, 71);
        });
        assertEquals(
                List.of("1 7", "71 71"),
                transactions.readOnly(tx -> Rows.list(
                        tx.connection(),
                        "SELECT step, readable_by FROM schema_step ORDER BY step",
                        List.of(),
                        row -> row.getInt("step") + " " + row.getInt("readable_by"))));
    }

    @Test
    public void a_lease_is_held_by_this_process_once() {
        Lease lease = leases.acquire("itest", Duration.ofMinutes(5)).orElseThrow();
        assertEquals(1, lease.token());
        assertEquals(Optional.empty(), leases.acquire("itest", Duration.ofMinutes(5)));
        transactions.run(tx -> leases.confirm(tx, lease));
    }

    @Test
    public void nothing_unexpected_is_logged() {
        List<String> errors =
                logLines().stream().filter(line -> line.contains("| ERROR |")).toList();
        assertEquals(List.of(), errors);
    }

    private static void insert(org.zhiheng.persistence.Tx tx, int step) throws java.sql.SQLException {
        Rows.update(tx.connection(), "INSERT INTO schema_step (step, readable_by) VALUES (?, ?)", List.of(step, step));
    }

    private static long count(javax.persistence.EntityManager manager, int step) {
        return (Long) manager.createQuery("SELECT COUNT(t) FROM Trial t WHERE t.step = " + step)
                .getSingleResult();
    }

    private Optional<EntityManagerFactory> unit() {
        try {
            return context
                    .getServiceReferences(EntityManagerFactory.class, "(osgi.unit.name=" + StoringBundle.UNIT + ")")
                    .stream()
                    .findFirst()
                    .map((ServiceReference<EntityManagerFactory> reference) -> context.getService(reference));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
