package org.zhiheng.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.disclosure.PublicationState;
import org.zhiheng.api.disclosure.Publications.Matter;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.records.RecordReader;
import org.zhiheng.persistence.Lease;
import org.zhiheng.records.Suite;
import org.zhiheng.records.read.Reading;
import org.zhiheng.records.store.DatabaseRecorder;
import org.zhiheng.records.store.Sealer;
import org.zhiheng.testcases.CaseDistrict;
import org.zhiheng.testcases.SmallDistrict;
import org.zhiheng.testcases.StandardCase;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

/** A whole case, its sealed record, its decision at the public address, and what happens when the reader dies between the two. */
@OnEveryDatabase
class FromCaseToPublicTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 3);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CaseDistrict district;
    private DisclosureWorld world;
    private PublicDoor door;

    FromCaseToPublicTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        Instant morning = DAY.atTime(9, 0).toInstant(ZoneOffset.ofHours(8));
        district = new CaseDistrict(database, folder, morning, CaseDistrict.HUANCUI);
        SmallDistrict.make(district.world);
        world = new DisclosureWorld(district, folder);
        door = new PublicDoor(folder, "index", 10_000, district.world.clock);
    }

    @AfterEach
    void close() {
        door.close();
        world.close();
        district.close();
    }

    private void seal() {
        Sealer sealer = new Sealer(
                district.world.transactions,
                world.leases,
                (DatabaseRecorder) district.world.recorder,
                DisclosureWorld.keys(district.world.clock),
                district.world.clock);
        Lease lease = world.leases.acquire(Sealer.LEASE, Duration.ofMinutes(1)).orElseThrow();
        while (sealer.seal(lease, Suite.SM3_SM2).isPresent()) {
            // Until nothing waits.
        }
        world.leases.release(lease);
    }

    private Reading reading(RecordReader reader) {
        return new Reading(district.world.transactions, world.leases, reader, "node", district.world.clock);
    }

    private void read() {
        seal();
        Reading reading = reading(world.follower);
        while (reading.once()) {
            // Until the end of the log.
        }
        assertThat(reading.standing().failure()).isNull();
        reading.end();
    }

    /** After it has written what follows, and before its bookmark is moved: nothing is lost and nothing doubled. */
    private void theReaderDies() {
        seal();
        Reading dying = reading(new RecordReader() {
            @Override
            public String name() {
                return world.follower.name();
            }

            @Override
            public Reach reach() {
                return Reach.SHARED;
            }

            @Override
            public void read(Sealed entry) {
                world.follower.read(entry);
                if (entry.entry().subject().type().equals(Cases.SUBJECT)) {
                    throw new IllegalStateException("dies here");
                }
            }
        });
        dying.once();
        assertThat(dying.standing().failure()).isEqualTo("dies here");
        dying.end();
    }

    private static Principal at(String body, Role role) {
        String account = "sample-head-" + body;
        return new Principal(
                account,
                account,
                List.of(new Grant("g", account, role, body, Scope.ALL, Instant.EPOCH, null, null)),
                Set.of(),
                null);
    }

    /** Decided on Monday 3 March 2025: the seventh working day is Wednesday the 12th. Annulled on the 10th: three working days later is the 13th. */
    @Test
    void a_real_decision_goes_the_whole_way_and_back() {
        new StandardCase(district).once(0);
        assertThat(world.all()).isEmpty();
        theReaderDies();
        assertThat(world.all()).isEmpty();
        read();
        read();
        assertThat(world.all()).hasSize(1);
        Matter matter = world.all().get(0);
        assertThat(matter.version()).isEqualTo(1);
        assertThat(matter.state()).isEqualTo(PublicationState.PENDING);
        assertThat(matter.due()).isEqualTo(LocalDate.of(2025, 3, 12));
        Principal head = at(matter.body(), Role.HEAD);
        matter = world.publications.confirm(head, matter.id(), matter.version(), Map.of());
        world.exporter.now();
        door.look();
        assertThat(door.get("/v1/publications/" + matter.id()).body()).contains("示例商贸0号有限公司", "罚款2000元");

        district.turn(LocalDate.of(2025, 3, 10));
        CaseFile file = district.cases.show(
                at(matter.body(), Role.OFFICER), matter.source().substring(5), null);
        assertThat(district.cases
                        .write(
                                head,
                                file.head().id(),
                                new Command(
                                        UUID.randomUUID().toString(),
                                        file.head().version()),
                                List.of(new PieceChange.Add(
                                        "decision-change",
                                        null,
                                        Map.of("change", "annulled", "on", "2025-03-10", "reason", "适用法律有误"))))
                        .refused())
                .isEmpty();
        read();
        Matter waits = world.all().get(0);
        assertThat(waits.state()).isEqualTo(PublicationState.TO_WITHDRAW);
        assertThat(waits.withdrawBy()).isEqualTo(LocalDate.of(2025, 3, 13));
        world.publications.withdraw(head, waits.id(), waits.version(), "适用法律有误,决定已经撤销");
        world.exporter.now();
        door.look();
        assertThat(door.get("/v1/publications/" + waits.id()).status()).isEqualTo(410);
        assertThat(door.get("/v1/publications?text=商贸").body()).contains("\"total\":0");
        assertThat(world.differences()).isEmpty();
        assertThat(district.differences()).isEmpty();
    }
}
