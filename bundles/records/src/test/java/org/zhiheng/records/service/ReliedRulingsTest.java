package org.zhiheng.records.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Recorded;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.ReliedRulings;
import org.zhiheng.api.records.ReliedRulings.Question;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.RuleBookRef;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.store.DatabaseRecorder;
import org.zhiheng.records.store.DatabaseRecords;
import org.zhiheng.records.store.DatabaseVault;
import org.zhiheng.records.vault.Pkcs12VaultKeys;
import org.zhiheng.records.vault.VaultCipher;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/** Whose an act is: that of the body of who wrote first, and of nobody whose scope does not reach it. */
class ReliedRulingsTest {

    private static final LocalDate DAY = LocalDate.of(2024, 9, 2);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneOffset.UTC);
    private static final Subject ACT = new Subject("act", "2026-1");
    private static final Question QUESTION = new Question("competence", "371002", DAY, Map.of());

    @TempDir
    private Path folder;

    private TestDatabase database;
    private ReliedRulings relied;

    @BeforeEach
    void open() {
        database = TestDatabase.open(DatabaseKind.DERBY);
        new Schema().migrate(database.dataSource());
        Transactions transactions = new JtaTransactions(database.transactionManager(), database.dataSource());
        DatabaseVault vault = new DatabaseVault(
                transactions,
                new VaultCipher(Pkcs12VaultKeys.open(folder.resolve("vault.p12"), "vault".toCharArray())));
        DatabaseRecorder recorder = new DatabaseRecorder(transactions, vault, HashAlgorithm.SM3, CLOCK);
        DatabaseRecords stored = new DatabaseRecords(transactions, Optional::empty);
        Recorder appending = new Recorder() {
            @Override
            public List<Recorded> append(List<Appending> appendings) {
                return recorder.append(appendings);
            }
        };
        Records records = stub(
                Records.class,
                (name, arguments) ->
                        stored.history((Subject) arguments[0], (Long) arguments[1], (Integer) arguments[2]));
        relied = new ReliedRulingsComponent(rulings(), appending, records, transactions, new OwnBody(), CLOCK);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private interface Answering {
        Object answer(String name, Object[] arguments);
    }

    private static <T> T stub(Class<T> type, Answering answering) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answering.answer(method.getName(), arguments)));
    }

    private static Rulings rulings() {
        Ruling<Map<String, Object>> ruling = new Ruling<>(
                "competence",
                Map.of("body", "department"),
                List.of(),
                List.of(),
                new RuleBookRef("371002", DAY, "abc", "1"));
        Asking asking = stub(Asking.class, (name, arguments) -> ruling);
        return stub(Rulings.class, (name, arguments) -> asking);
    }

    private static Principal officer(String name, String body) {
        Grant grant = new Grant("g", name, Role.OFFICER, body, Scope.BODY, Instant.EPOCH, null, null);
        return new Principal(name, "person-" + name, List.of(grant), Set.of(), null);
    }

    /** Everybody reaches the data of the own body. */
    private static final class OwnBody implements Permissions {
        @Override
        public boolean may(Principal who, Operation operation, Target target) {
            return operation == Operation.ACT_USE && who.grants().get(0).body().equals(target.body());
        }

        @Override
        public void check(Principal who, Operation operation, Target target) {
            if (!may(who, operation, target)) {
                throw ZhihengException.forbidden("ACCESS-FORBIDDEN", "没有权限");
            }
        }

        @Override
        public Reach reach(Principal who, Operation operation) {
            return new Reach(false, Set.of(who.grants().get(0).body()), who.account());
        }

        @Override
        public Set<Operation> operations(Principal who) {
            return Set.of(Operation.ACT_USE);
        }

        @Override
        public boolean any(Principal who, Operation operation) {
            return operation == Operation.ACT_USE;
        }
    }

    @Test
    void an_act_is_the_bodys_of_who_wrote_first() {
        assertThat(relied.rely(officer("li", "market"), ACT, QUESTION)
                        .recorded()
                        .number())
                .isZero();
        assertThat(relied.rely(officer("wang", "market"), ACT, QUESTION)
                        .recorded()
                        .number())
                .isEqualTo(1);
        assertThatThrownBy(() -> relied.rely(officer("zhao", "town"), ACT, QUESTION))
                .isInstanceOf(ZhihengException.class)
                .hasFieldOrPropertyWithValue("code", "ACCESS-FORBIDDEN");
        assertThatThrownBy(() -> relied.replay(officer("zhao", "town"), ACT, 0))
                .isInstanceOf(ZhihengException.class)
                .hasFieldOrPropertyWithValue("code", "ACCESS-FORBIDDEN");
        assertThat(relied.replay(officer("wang", "market"), ACT, 0).same()).isTrue();
        assertThat(relied.rely(officer("zhao", "town"), new Subject("act", "2026-2"), QUESTION)
                        .recorded()
                        .number())
                .isZero();
    }
}
