package org.zhiheng.credentials.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.registers.RegisterStore.Order;
import org.zhiheng.registers.SampleOffer.District;
import org.zhiheng.registers.service.SampleRegisters;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** The sample district: a tenth of it written through all checks, the whole of it as it would be. */
class SampleCredentialsTest {

    private static final SampleCredentials SAMPLE = new SampleCredentials();
    private static final LocalDate AUTUMN = LocalDate.of(2026, 11, 26);

    @TempDir
    private Path folder;

    private static List<Change.Add> added(List<Order> orders, String register) {
        return orders.stream()
                .filter(each -> each.register().equals(register) && each.change() instanceof Change.Add)
                .map(each -> (Change.Add) each.change())
                .toList();
    }

    @Test
    void a_tenth_of_it_passes_every_check_is_written_once_and_goes_on_where_it_was_stopped() {
        try (TestDatabase database = TestDatabase.open(DatabaseKind.DERBY)) {
            CredentialWorld credentials = new CredentialWorld(database, folder);
            RegisterWorld world = credentials.world;
            world.organisation.add(
                    RegisterWorld.who(Role.SYSTEM_ADMINISTRATOR, RegisterWorld.GOVERNMENT),
                    new Body(
                            "sample-district",
                            Body.Kind.GOVERNMENT,
                            "示例区人民政府(示例)",
                            new DivisionCode("371002"),
                            RegisterWorld.GOVERNMENT));
            SampleRegisters samples = new SampleRegisters(world.engine, world.organisation, world.clock);
            samples.bodies();
            District district = samples.district(world.clock.today(), 10);
            List<Order> orders = SAMPLE.orders(district);
            world.engine.write("system:sample", orders.subList(0, 60));

            samples.make(SAMPLE, 10);
            samples.make(SAMPLE, 10);

            AsOf today = world.today();
            assertThat(world.engine.count("bodies", today, Map.of(), "level"))
                    .isEqualTo(Map.of("county", 30L, "township", 9L));
            assertThat(world.engine.count("body-qualifications", today, Map.of(), "state"))
                    .isEqualTo(Map.of("confirmed", 38L, "under-review", 1L));
            for (Map.Entry<String, Integer> each : Map.of("officers", 60, "auxiliaries", 15, "auxiliary-trainings", 15)
                    .entrySet()) {
                int[] rows = new int[1];
                world.engine.each(each.getKey(), today, Map.of(), row -> rows[0]++);
                assertThat(rows[0]).as(each.getKey()).isEqualTo(each.getValue());
            }
            Headcount headcount = new Headcount(
                    new Workforce(world.engine, world.organisation), world.organisation, credentials.rules);
            assertThat(headcount
                            .deployment("371002", headcount.departments("371002"), today)
                            .facts())
                    .isEqualTo(Map.of("deployed", 47, "total", 51));
        }
    }

    @Test
    void a_whole_one_has_the_size_of_a_district_and_is_the_same_from_the_same_seed() {
        District district = new SampleRegisters(null, null, null).district(AUTUMN, 100);
        List<Order> orders = SAMPLE.orders(district);

        assertThat(SAMPLE.orders(district)).isEqualTo(orders);
        assertThat(SAMPLE.orders(new District(7, AUTUMN, 100, district.government(), district.bodies(), Map.of())))
                .isNotEqualTo(orders)
                .hasSizeBetween(orders.size() - 500, orders.size() + 500);
        assertThat(added(orders, "bodies")).hasSize(39);
        assertThat(added(orders, "officers").stream().filter(each -> each.to() == null))
                .hasSize(600);
        assertThat(added(orders, "officers").stream().filter(each -> each.to() != null))
                .hasSize(20);
        assertThat(added(orders, "auxiliaries")).hasSize(150);
    }

    @Test
    void nobody_in_it_can_be_taken_for_somebody() {
        List<Order> orders = SAMPLE.orders(new SampleRegisters(null, null, null).district(AUTUMN, 100));
        List<Change.Add> people = new java.util.ArrayList<>(added(orders, "officers"));
        people.addAll(added(orders, "auxiliaries"));

        assertThat(people).allSatisfy(each -> {
            assertThat((String) each.values().get("name")).startsWith("示例");
            assertThat((String) each.values().get("citizenNumber")).startsWith("000000");
        });
        assertThat(people.stream()
                        .map(each -> each.values().get("citizenNumber"))
                        .collect(Collectors.toSet()))
                .hasSize(770);
        assertThat(added(orders, "bodies"))
                .allSatisfy(each ->
                        assertThat((String) each.values().get("creditCode")).startsWith("11000000"));
    }
}
