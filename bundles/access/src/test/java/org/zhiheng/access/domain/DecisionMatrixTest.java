package org.zhiheng.access.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.access.Restriction;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.code.DivisionCode;

/**
 * Every operation, role and granted reach against the own data, that of the own body, of one below, of a sibling and of another
 * division; what is expected was written by hand in permissions.csv and in the table of reaches below.
 */
class DecisionMatrixTest {

    /** The bureau of Huancui, where everybody here works, a squad below it, its sibling, and a bureau of Wendeng. */
    private static final Tree TREE = new Tree(List.of(
            body("government", "371002", null),
            body("bureau", "371002", "government"),
            body("squad", "371002", "bureau"),
            body("street", "371002001", "government"),
            body("elsewhere", "371003", null)));

    private static final Map<String, Target> TARGETS = targets();

    /** Rows: how far the operation reaches for the role; columns: how far the grant does. o own, b body, c child, s sibling, d other division. */
    private static final Map<Scope, Map<Scope, String>> REACHES = Map.of(
            Scope.OWN, reaches("o", "o", "o", "o", "o"),
            Scope.BODY, reaches("o", "ob", "ob", "ob", "ob"),
            Scope.BODY_AND_BELOW, reaches("o", "ob", "obc", "obc", "obc"),
            Scope.DIVISION, reaches("o", "ob", "obc", "obcs", "obcs"),
            Scope.ALL, reaches("o", "ob", "obc", "obcs", "obcsd"));

    private static Body body(String id, String division, String parent) {
        return new Body(id, Body.Kind.DEPARTMENT, id, new DivisionCode(division), parent);
    }

    private static Map<String, Target> targets() {
        Map<String, Target> targets = new LinkedHashMap<>();
        targets.put("o", new Target("me", "bureau"));
        targets.put("b", new Target("colleague", "bureau"));
        targets.put("c", new Target("junior", "squad"));
        targets.put("s", new Target("neighbour", "street"));
        targets.put("d", new Target("stranger", "elsewhere"));
        return targets;
    }

    private static Map<Scope, String> reaches(String own, String body, String below, String division, String all) {
        Map<Scope, String> row = new EnumMap<>(Scope.class);
        row.put(Scope.OWN, own);
        row.put(Scope.BODY, body);
        row.put(Scope.BODY_AND_BELOW, below);
        row.put(Scope.DIVISION, division);
        row.put(Scope.ALL, all);
        return row;
    }

    /** operation,role → the reach expected: a scope, {@code platform} or {@code account}. What is not there is refused. */
    private static Map<String, String> expected() {
        Map<String, String> expected = new LinkedHashMap<>();
        try (InputStream in = DecisionMatrixTest.class.getResourceAsStream("permissions.csv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> {
                        String[] cells = line.split(",");
                        for (String role : cells[2].split(" ")) {
                            assertThat(expected.put(cells[0] + "," + role, cells[1]))
                                    .as(line)
                                    .isNull();
                        }
                    });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return expected;
    }

    static Stream<Arguments> cells() {
        Map<String, String> expected = expected();
        List<Arguments> cells = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            for (Role role : Role.values()) {
                String reach = expected.remove(operation.id() + "," + role);
                cells.add(Arguments.of(operation, role, reach == null ? "none" : reach));
            }
        }
        assertThat(expected).as("rows of no operation or role").isEmpty();
        return cells.stream();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("cells")
    void allows_exactly_what_the_table_says(Operation operation, Role role, String reach) {
        for (Scope granted : Scope.values()) {
            Principal who = who(role, granted, Set.of(), null);
            String allowed =
                    switch (reach) {
                        case "none", "platform" -> "";
                        case "account" -> "o";
                        default -> REACHES.get(Scope.valueOf(reach)).get(granted);
                    };
            TARGETS.forEach((letter, target) -> assertThat(Decision.on(who, operation, target, TREE))
                    .as("%s as %s granted %s on %s", operation, role, granted, letter)
                    .isEqualTo(allowed.contains(letter) ? Decision.ALLOWED : Decision.REFUSED));
            assertThat(Decision.on(who, operation, null, TREE))
                    .as("%s as %s granted %s on the platform", operation, role, granted)
                    .isEqualTo(reach.equals("platform") ? Decision.ALLOWED : Decision.REFUSED);
        }
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("cells")
    void a_list_reaches_exactly_what_is_allowed_one_by_one(Operation operation, Role role, String reach) {
        for (Scope granted : Scope.values()) {
            String allowed =
                    switch (reach) {
                        case "none", "platform" -> "";
                        case "account" -> "o";
                        default -> REACHES.get(Scope.valueOf(reach)).get(granted);
                    };
            Reach reached = Decision.reach(who(role, granted, Set.of(), null), operation, TREE);
            assertThat(reached.nothing()).isEqualTo(allowed.isEmpty());
            TARGETS.forEach((letter, target) -> assertThat(reached.covers(target))
                    .as("%s as %s granted %s on %s", operation, role, granted, letter)
                    .isEqualTo(allowed.contains(letter)));
        }
    }

    @Test
    void several_roles_reach_together_and_what_is_due_reaches_nothing() {
        Grant here = new Grant("g", "me", Role.OFFICER, "squad", Scope.ALL, Instant.EPOCH, null, null);
        Grant there = new Grant("h", "me", Role.OFFICER, "elsewhere", Scope.ALL, Instant.EPOCH, null, null);
        Grant nowhere = new Grant("i", "me", Role.AUDITOR, "nowhere", Scope.ALL, Instant.EPOCH, null, null);
        Principal who = new Principal("me", "person", List.of(here, there, nowhere), Set.of(), null);
        assertThat(Decision.reach(who, Operation.DIRECTORY_VIEW, TREE))
                .isEqualTo(new Reach(false, Set.of("squad", "elsewhere"), "me"));
        Principal due = new Principal("me", "person", List.of(here), Set.of(Restriction.MUST_BIND_FACTOR), null);
        assertThat(Decision.reach(due, Operation.DIRECTORY_VIEW, TREE).nothing())
                .isTrue();
        Principal narrowed = new Principal("me", "person", List.of(here), Set.of(), Set.of(Operation.RULES_VIEW));
        assertThat(Decision.reach(narrowed, Operation.DIRECTORY_VIEW, TREE).nothing())
                .isTrue();
    }

    @Test
    void every_operation_has_an_id_and_a_title_of_its_own() {
        assertThat(Stream.of(Operation.values()).map(Operation::id)).doesNotHaveDuplicates();
        assertThat(Stream.of(Operation.values()).map(Operation::title))
                .doesNotHaveDuplicates()
                .allMatch(each ->
                        each.codePoints().allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN));
    }

    @Test
    void nobody_without_a_role_may_more_than_look_after_the_own_account() {
        Principal nobody = new Principal("me", "person", List.of(), Set.of(), null);
        for (Operation operation : Operation.values()) {
            boolean own = Set.of("session.own", "password.change-own", "factor.manage-own")
                    .contains(operation.id());
            assertThat(Decision.on(nobody, operation, TARGETS.get("o"), TREE))
                    .isEqualTo(own ? Decision.ALLOWED : Decision.REFUSED);
            assertThat(Decision.on(nobody, operation, null, TREE)).isEqualTo(Decision.REFUSED);
        }
    }

    @Test
    void a_body_nobody_knows_is_covered_by_no_grant() {
        Principal security = who(Role.SECURITY_ADMINISTRATOR, Scope.ALL, Set.of(), null);
        assertThat(Decision.on(security, Operation.ROLE_GRANT, new Target("x", "nowhere"), TREE))
                .isEqualTo(Decision.REFUSED);
    }

    @Test
    void the_division_of_a_bureau_holds_its_streets_and_no_other_district() {
        assertThat(new DivisionCode("371002001").within(new DivisionCode("371002")))
                .isTrue();
        assertThat(new DivisionCode("371002").within(new DivisionCode("371002001")))
                .isFalse();
        assertThat(new DivisionCode("371003").within(new DivisionCode("371002")))
                .isFalse();
        assertThat(new DivisionCode("371002").within(new DivisionCode("371000")))
                .isTrue();
    }

    @Test
    void a_token_narrows_what_the_roles_allow_and_adds_nothing() {
        Principal program =
                who(Role.RULE_STEWARD, Scope.ALL, Set.of(), Set.of(Operation.RULES_VIEW, Operation.KEY_ROTATE));
        assertThat(Decision.on(program, Operation.RULES_VIEW, null, TREE)).isEqualTo(Decision.ALLOWED);
        assertThat(Decision.on(program, Operation.RULES_PROPOSE, null, TREE)).isEqualTo(Decision.REFUSED);
        assertThat(Decision.on(program, Operation.KEY_ROTATE, null, TREE)).isEqualTo(Decision.REFUSED);
    }

    @Test
    void what_is_due_first_leaves_nothing_else() {
        Principal fresh = who(Role.SYSTEM_ADMINISTRATOR, Scope.ALL, Set.of(Restriction.MUST_CHANGE_PASSWORD), null);
        Target own = TARGETS.get("o");
        assertThat(Decision.on(fresh, Operation.PASSWORD_CHANGE_OWN, own, TREE)).isEqualTo(Decision.ALLOWED);
        assertThat(Decision.on(fresh, Operation.SESSION_OWN, own, TREE)).isEqualTo(Decision.ALLOWED);
        assertThat(Decision.on(fresh, Operation.FACTOR_MANAGE_OWN, own, TREE)).isEqualTo(Decision.RESTRICTED);
        assertThat(Decision.on(fresh, Operation.SYSTEM_BACKUP, null, TREE)).isEqualTo(Decision.RESTRICTED);
        Principal unbound = who(Role.SYSTEM_ADMINISTRATOR, Scope.ALL, Set.of(Restriction.MUST_BIND_FACTOR), null);
        assertThat(Decision.on(unbound, Operation.FACTOR_MANAGE_OWN, own, TREE)).isEqualTo(Decision.ALLOWED);
        assertThat(Decision.on(unbound, Operation.SYSTEM_BACKUP, null, TREE)).isEqualTo(Decision.RESTRICTED);
    }

    private static Principal who(Role role, Scope scope, Set<Restriction> restrictions, Set<Operation> narrowedTo) {
        Grant grant = new Grant("g", "me", role, "bureau", scope, Instant.EPOCH, null, null);
        return new Principal("me", "person", List.of(grant), restrictions, narrowedTo);
    }
}
