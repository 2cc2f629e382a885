package org.zhiheng.powers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.powers.EmpowermentState;
import org.zhiheng.api.powers.Powers.Matrix;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.powers.service.PowersComponent;
import org.zhiheng.powers.service.SamplePowers;
import org.zhiheng.registers.RegisterStore.Order;
import org.zhiheng.registers.SampleOffer.District;
import org.zhiheng.registers.service.SampleRegisters;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** The powers of the sample district: a tenth of them written through all checks, the whole as it would be. */
class SamplePowersTest {

    private static final String DISTRICT = "sample-district";

    @TempDir
    private Path folder;

    @Test
    void a_tenth_of_it_passes_every_check_and_shows_every_state_of_empowerment() {
        try (TestDatabase database = TestDatabase.open(DatabaseKind.DERBY)) {
            PowersWorld powers = new PowersWorld(database, folder);
            RegisterWorld world = powers.world;
            world.organisation.add(
                    RegisterWorld.who(Role.SYSTEM_ADMINISTRATOR, RegisterWorld.GOVERNMENT),
                    new Body(
                            DISTRICT,
                            Body.Kind.GOVERNMENT,
                            "示例区人民政府(示例)",
                            new DivisionCode("371002"),
                            RegisterWorld.GOVERNMENT));
            SampleRegisters samples = new SampleRegisters(world.engine, world.organisation, world.clock);
            samples.bodies();
            SamplePowers sample = new SamplePowers(powers.inForce(), world.organisation, powers.qualifications);

            samples.make(sample, 10);

            assertThat(world.engine.count("items", world.today(), Map.of(), "actKind").values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(94);
            PowersComponent taken = new PowersComponent(
                    world.engine,
                    world.organisation,
                    world.permissions,
                    world.transactions,
                    powers.inForce(),
                    powers.rulings);
            LocalDate today = world.clock.today();
            assertThat(states(taken, today))
                    .containsExactlyInAnyOrder(
                            EmpowermentState.LISTED,
                            EmpowermentState.IN_TRANSITION,
                            EmpowermentState.EFFECTIVE,
                            EmpowermentState.RECALLED);
            assertThat(states(taken, today.plusDays(30))).contains(EmpowermentState.PROPOSED);

            District district = new SampleRegisters(null, null, null).district(LocalDate.of(2026, 11, 26), 100);
            List<Order> whole = sample.orders(district);
            assertThat(sample.orders(district)).isEqualTo(whole);
            assertThat(whole.stream()
                            .filter(each -> each.register().equals("items") && each.change() instanceof Change.Add))
                    .hasSize(900);
            // Of each kind of act that begins with an application, or with what somebody owes, some departments have
            // one.
            for (String kind : List.of("licence", "confirmation", "fee")) {
                assertThat(whole.stream()
                                .map(Order::change)
                                .filter(each -> each instanceof Change.Add added
                                        && kind.equals(added.values().get("actKind"))))
                        .hasSize(8);
            }
        }
    }

    private static Set<EmpowermentState> states(PowersComponent powers, LocalDate on) {
        Matrix matrix =
                powers.matrix(RegisterWorld.who(Role.JUSTICE_SUPERVISOR, "sample-justice"), DISTRICT, AsOf.on(on));
        assertThat(matrix.townships()).hasSize(9);
        Set<EmpowermentState> states = new HashSet<>();
        matrix.lines().forEach(each -> states.addAll(each.states().values()));
        return states;
    }
}
