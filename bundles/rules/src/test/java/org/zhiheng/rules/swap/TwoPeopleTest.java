package org.zhiheng.rules.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.DeliveryInfo;
import org.zhiheng.api.rules.RuleArchive;
import org.zhiheng.api.rules.RuleChange;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.Placements;
import org.zhiheng.rules.archive.FileRuleArchive;

/** Rules come in force when two people say so, on every node, and once. */
class TwoPeopleTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate DAY = LocalDate.of(2024, 9, 2);
    private static final Principal STEWARD = new Principal("account-1", "person-1", List.of(), Set.of(), null);
    private static final Predicate<PackageContent> FROM_THE_BUILD = content -> content.bytes("signature.p7s") != null;

    @TempDir
    Path folder;

    private RuleArchive archive;
    private final People people = new People();
    private Node node;

    @BeforeEach
    void start() {
        archive = new FileRuleArchive(folder);
        node = new Node(archive, people);
    }

    /** Proposals and decisions as access keeps them, without its checks of who may. */
    private static final class People implements RuleRelease {

        private final Map<String, Proposal> proposals = new HashMap<>();
        private final List<Decided> decisions = new ArrayList<>();

        @Override
        public Proposal propose(Principal by, Change change, String subject, String note) {
            Proposal made = new Proposal(
                    "proposal-" + (proposals.size() + 1),
                    change,
                    subject,
                    note,
                    State.PROPOSED,
                    by.account(),
                    CLOCK.instant(),
                    null,
                    null,
                    null);
            proposals.put(made.id(), made);
            return made;
        }

        private Proposal decide(String id, State state, String reason) {
            Proposal open = proposals.get(id);
            Proposal decided = new Proposal(
                    id,
                    open.change(),
                    open.subject(),
                    open.note(),
                    state,
                    open.proposedBy(),
                    open.proposedAt(),
                    "account-2",
                    CLOCK.instant(),
                    reason);
            proposals.put(id, decided);
            decisions.add(new Decided(decisions.size() + 1L, decided));
            return decided;
        }

        @Override
        public Proposal release(Principal by, String proposal) {
            return decide(proposal, State.RELEASED, null);
        }

        @Override
        public Proposal refuse(Principal by, String proposal, String reason) {
            return decide(proposal, State.REFUSED, reason);
        }

        @Override
        public boolean released(Change change, String subject) {
            return decision(change, subject)
                    .filter(each -> each.proposal().state() == State.RELEASED)
                    .isPresent();
        }

        @Override
        public Optional<Decided> decision(Change change, String subject) {
            return decisions.stream()
                    .filter(each -> each.proposal().change() == change
                            && each.proposal().subject().equals(subject))
                    .reduce((older, newer) -> newer);
        }

        @Override
        public List<Decided> decidedAfter(long number) {
            return decisions.stream().filter(each -> each.number() > number).toList();
        }

        @Override
        public List<Proposal> open() {
            return proposals.values().stream()
                    .filter(each -> each.state() == State.PROPOSED)
                    .toList();
        }

        @Override
        public Optional<Proposal> proposal(String id) {
            return Optional.ofNullable(proposals.get(id));
        }

        @Override
        public List<Proposal> decided(Instant before, int size) {
            return List.of();
        }

        void releaseContent(PackageContent content) {
            release(
                    null,
                    propose(STEWARD, Change.ACTIVATE, content.hash(), "请复核").id());
        }
    }

    /** One of the processes that share an archive. */
    private static final class Node {

        private final BooksInForce books;
        private final RuleSwapper swapper;
        private final Desk desk;

        Node(RuleArchive archive, RuleRelease people) {
            this(archive, people, PackageFiles::open);
        }

        Node(RuleArchive archive, RuleRelease people, PackageOpener opener) {
            books = new BooksInForce(archive, opener);
            swapper = new RuleSwapper(
                    archive,
                    books,
                    opener,
                    (content, at) -> List.of(),
                    Placements.NONE,
                    new TimedTrial(null, Duration.ofSeconds(1)),
                    CLOCK,
                    FROM_THE_BUILD,
                    Predecessor.NONE,
                    people);
            desk = new Desk(swapper, archive, opener, CLOCK, List.of(), people);
            swapper.restore();
        }

        void deliver(PackageContent... contents) {
            swapper.deliver(List.of(contents).stream()
                    .map(each -> new Delivery("bundle", each))
                    .toList());
        }

        /** The nation and a district as the platform brings them, installed. */
        Node installed() {
            deliver(shipped(nation("1.0.0", "60")), shipped(district("1.0.0", "70")));
            swapper.installed();
            return this;
        }

        String hours() {
            return books.get() == null
                    ? null
                    : ((BigDecimal) books.get()
                                    .book("371002")
                                    .parameter("training.annual-hours", DAY)
                                    .dated()
                                    .value())
                            .toPlainString();
        }

        List<String> others() {
            return desk.notInForce().stream()
                    .map(each -> each.state() + " " + each.packageId() + " " + each.version())
                    .toList();
        }
    }

    @Test
    void what_somebody_hands_in_awaits_two_people_as_if_it_had_been_delivered() {
        node.installed();
        byte[] jar = jar(district("1.1.0", "80"), "371002");

        DeliveryInfo taken = node.desk.handIn(STEWARD, jar);

        assertThat(taken.state()).isEqualTo("awaiting");
        assertThat(taken.origin()).isEqualTo("handed-in account-1");
        assertThat(node.desk.handIn(STEWARD, jar)).isEqualTo(taken);
        node.swapper.follow();
        assertThat(node.hours()).isEqualTo("70");
        Drafts drafts = new Drafts(node.swapper, node.desk, PackageFiles::open, null);
        assertThat(drafts.openWaiting(taken.contentHash()).changes())
                .extracting(RuleChange::before, RuleChange::after)
                .containsExactly(tuple("1.0.0", "1.1.0"), tuple("2024-01-01起 70 hour", "2024-01-01起 80 hour"));

        people.releaseContent(district("1.1.0", "80"));
        node.swapper.follow();
        assertThat(node.hours()).isEqualTo("80");
        refusedToTake("RULES-CONTENT-IN-FORCE", jar);
        assertThatThrownBy(() -> drafts.openWaiting(taken.contentHash()))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RULES-CONTENT-UNKNOWN"));
    }

    @Test
    void what_could_not_come_in_force_is_not_taken_in_and_stays_free_to_be_mended() {
        node.installed();
        node.desk.handIn(STEWARD, jar(district("1.2.0", "80"), "371002"));
        List<String> before = node.others();

        refusedToTake("RULES-HAND-IN", new byte[] {1, 2, 3});
        refusedToTake("RULES-HAND-IN", jar(district("1.3.0", "50"), "371002"));
        refusedToTake("RULES-HAND-IN", jar(district("1.3.0", "80"), "371003"));
        refusedToTake("RULES-HAND-IN", jar(district("1.2.0", "90"), "371002"));
        refusedToTake("RULES-HAND-IN", jar(district("0.9.0", "90"), "371002"));

        assertThat(node.others()).isEqualTo(before).containsExactly("awaiting cn.371002 1.2.0");
        assertThat(archive.dispositions().values())
                .noneMatch(each -> each.state().equals("refused"));
        Node alone = new Node(new FileRuleArchive(folder.resolve("alone")), null);
        alone.deliver(shipped(nation("1.0.0", "60")), shipped(district("1.0.0", "70")));
        assertThatThrownBy(() -> alone.desk.handIn(STEWARD, jar(district("1.1.0", "80"), "371002")))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RULES-RELEASE-NOBODY"));
        assertThat(alone.hours()).isEqualTo("70");
    }

    private void refusedToTake(String code, byte[] jar) {
        assertThatThrownBy(() -> node.desk.handIn(STEWARD, jar))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static byte[] jar(PackageContent content, String division) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Provide-Capability", "org.zhiheng.rules;division=\"" + division + "\"");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (String path : content.paths()) {
                jar.putNextEntry(new ZipEntry("RULES-INF/" + path));
                jar.write(content.bytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static PackageContent shipped(PackageContent content) {
        Map<String, byte[]> files = new HashMap<>(PackageFiles.files(content));
        files.put("signature.p7s", new byte[] {1});
        return PackageContent.of(files);
    }

    private static PackageContent nation(String version, String hours) {
        return content(
                "000000", "nation", "", version, hours, "override: {by: [province, district], direction: higher}\n");
    }

    private static PackageContent district(String version, String hours) {
        return content("371002", "district", "parent: \"370000\"\n", version, hours, "");
    }

    private static PackageContent content(
            String division, String layer, String parent, String version, String hours, String override) {
        String manifest = "id: cn." + division + "\nversion: " + version + "\ntitle: 示例\nlayer: " + layer
                + "\ndivision: \"" + division + "\"\n" + parent + "documents:\n  d: {title: 示例, textHeld: false}\n";
        String parameter = "id: training.annual-hours\ntitle: 学时\ntype: number\nunit: hour\n" + override
                + "values:\n  2024-01-01:\n    value: " + hours
                + "\n    source: {document: d, article: 第一条}\n    verified: memory\n    doubt: 示例\n    reading: 示例\n";
        return PackageContent.of(Map.of(
                "package.yaml", manifest.getBytes(StandardCharsets.UTF_8),
                "parameters/hours.yaml", parameter.getBytes(StandardCharsets.UTF_8)));
    }

    private static void refused(String code, ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ZhihengException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @Test
    void what_came_with_the_platform_is_installed_where_nothing_was_in_force_and_only_then() {
        node.deliver(shipped(nation("1.0.0", "60")), district("1.0.0", "70"));
        assertThat(node.hours()).isEqualTo("60");
        assertThat(node.others()).containsExactly("awaiting cn.371002 1.0.0");
        node.swapper.installed();

        node.deliver(shipped(nation("1.1.0", "61")));
        assertThat(node.hours()).isEqualTo("60");
        start();
        node.deliver(shipped(nation("1.1.0", "61")));
        assertThat(node.hours()).isEqualTo("60");
        assertThat(node.others()).containsExactlyInAnyOrder("awaiting cn.371002 1.0.0", "awaiting cn.000000 1.1.0");
        assertThat(node.desk.settled()).isTrue();
    }

    @Test
    void what_nobody_signed_with_the_builds_key_is_not_installed() {
        node.deliver(nation("1.0.0", "60"));
        assertThat(node.hours()).isNull();
        assertThat(node.others()).containsExactly("awaiting cn.000000 1.0.0");
        people.releaseContent(nation("1.0.0", "60"));
        node.swapper.follow();
        assertThat(node.hours()).isEqualTo("60");
    }

    @Test
    void a_delivery_waits_for_two_people_and_comes_in_force_when_they_agree_without_coming_again() {
        node.installed();
        PackageContent next = district("1.1.0", "80");
        node.deliver(next);
        assertThat(node.hours()).isEqualTo("70");
        assertThat(node.desk.notInForce()).singleElement().satisfies(each -> {
            assertThat(each.state()).isEqualTo("awaiting");
            assertThat(each.contentHash()).isEqualTo(next.hash());
            assertThat(each.reason()).contains("尚未提请");
        });

        RuleRelease.Proposal proposal = node.desk.propose(STEWARD, RuleRelease.Change.ACTIVATE, next.hash(), "请复核");
        node.swapper.follow();
        assertThat(node.hours()).isEqualTo("70");
        assertThat(node.desk.notInForce())
                .extracting(DeliveryInfo::reason)
                .singleElement()
                .asString()
                .contains("等待另一名");

        people.release(null, proposal.id());
        node.swapper.follow();
        assertThat(node.hours()).isEqualTo("80");
        assertThat(node.others()).isEmpty();
        assertThat(archive.newest()).isEqualTo(2);
        assertThat(archive.newestDecision()).isEqualTo(1);
        node.swapper.follow();
        node.deliver(next);
        assertThat(archive.newest()).isEqualTo(2);
    }

    @Test
    void what_was_released_before_it_came_is_in_force_at_once() {
        node.installed();
        people.releaseContent(district("1.1.0", "80"));
        node.swapper.follow();
        node.deliver(district("1.1.0", "80"));
        assertThat(node.hours()).isEqualTo("80");
    }

    @Test
    void what_is_refused_stays_out() {
        node.installed();
        node.deliver(district("1.1.0", "80"));
        RuleRelease.Proposal proposal = node.desk.propose(
                STEWARD, RuleRelease.Change.ACTIVATE, district("1.1.0", "80").hash(), "请复核");
        people.refuse(null, proposal.id(), "条文有误");
        node.swapper.follow();
        assertThat(node.hours()).isEqualTo("70");
        assertThat(node.desk.notInForce()).singleElement().satisfies(each -> {
            assertThat(each.state()).isEqualTo("refused");
            assertThat(each.reason()).isEqualTo("复核未同意:条文有误");
        });
        start();
        node.deliver(district("1.1.0", "80"));
        assertThat(node.others()).containsExactly("refused cn.371002 1.1.0");
        refused(
                "RULES-CONTENT-UNKNOWN",
                () -> node.desk.propose(
                        STEWARD,
                        RuleRelease.Change.ACTIVATE,
                        district("1.1.0", "80").hash(),
                        "再次"));
    }

    @Test
    void what_awaits_people_does_so_after_a_restart_without_its_bundle() {
        node.installed();
        node.deliver(district("1.1.0", "80"));
        start();
        assertThat(node.others()).containsExactly("awaiting cn.371002 1.1.0");
        people.releaseContent(district("1.1.0", "80"));
        node.swapper.follow();
        assertThat(node.hours()).isEqualTo("80");
    }

    @Test
    void a_decision_made_while_the_platform_was_down_is_carried_out_when_it_is_up() {
        node.installed();
        node.deliver(district("1.1.0", "80"));
        people.releaseContent(district("1.1.0", "80"));
        start();
        node.swapper.follow();
        // Decided while nobody looked; the next look finds it.
        node.deliver();
        assertThat(node.hours()).isEqualTo("80");
    }

    @Test
    void a_package_with_faults_is_refused_before_people_are_asked() {
        node.installed();
        node.deliver(district("1.1.0", "50"));
        assertThat(node.others()).containsExactly("refused cn.371002 1.1.0");
        refused(
                "RULES-CONTENT-UNKNOWN",
                () -> node.desk.propose(
                        STEWARD,
                        RuleRelease.Change.ACTIVATE,
                        district("1.1.0", "50").hash(),
                        "请复核"));
    }

    @Test
    void a_newer_delivery_takes_the_place_of_one_that_awaits_people() {
        node.installed();
        node.deliver(district("1.1.0", "80"));
        node.deliver(district("1.2.0", "90"));
        assertThat(node.others()).containsExactlyInAnyOrder("awaiting cn.371002 1.2.0", "refused cn.371002 1.1.0");
        people.releaseContent(district("1.1.0", "80"));
        node.swapper.follow();
        assertThat(node.hours()).isEqualTo("70");
        people.releaseContent(district("1.2.0", "90"));
        node.swapper.follow();
        assertThat(node.hours()).isEqualTo("90");
    }

    @Test
    void a_district_released_before_the_layer_it_needs_waits_for_it() {
        node.installed();
        PackageContent nation = nation("1.1.0", "50");
        PackageContent district = district("1.1.0", "55");
        node.deliver(nation, district);
        assertThat(node.others()).containsExactlyInAnyOrder("awaiting cn.000000 1.1.0", "awaiting cn.371002 1.1.0");
        people.releaseContent(district);
        node.swapper.follow();
        assertThat(node.hours()).isEqualTo("70");
        assertThat(node.others()).hasSize(2).allMatch(each -> each.startsWith("awaiting"));
        people.releaseContent(nation);
        node.swapper.follow();
        assertThat(node.hours()).isEqualTo("55");
        assertThat(node.others()).isEmpty();
    }

    @Test
    void going_back_and_retiring_are_proposed_and_done_once_released() {
        node.installed();
        people.releaseContent(district("1.1.0", "80"));
        node.swapper.follow();
        node.deliver(district("1.1.0", "80"));

        RuleRelease.Proposal back = node.desk.rollback(STEWARD, 0, "条文有误").proposal();
        assertThat(back.subject()).isEqualTo("1");
        assertThat(node.hours()).isEqualTo("80");
        people.release(null, back.id());
        node.swapper.follow();
        assertThat(node.hours()).isEqualTo("70");
        assertThat(archive.newest()).isEqualTo(3);

        RuleRelease.Proposal retire =
                node.desk.retire(STEWARD, "cn.371002", "区划撤销").proposal();
        people.refuse(null, retire.id(), "尚在使用");
        node.swapper.follow();
        assertThat(node.hours()).isEqualTo("70");
        people.release(
                null, node.desk.retire(STEWARD, "cn.371002", "区划撤销").proposal().id());
        node.swapper.follow();
        assertThat(node.hours()).isEqualTo("60");
        assertThat(archive.newest()).isEqualTo(4);

        start();
        node.swapper.follow();
        assertThat(node.hours()).isEqualTo("60");
        assertThat(archive.newest()).isEqualTo(4);
    }

    @Test
    void what_cannot_be_done_cannot_be_proposed() {
        node.installed();
        refused("RULES-PACKAGE-NEEDED", () -> node.desk.retire(STEWARD, "cn.000000", "…"));
        refused("RULES-PACKAGE-UNKNOWN", () -> node.desk.retire(STEWARD, "cn.1", "…"));
        refused("RULES-NO-EARLIER", () -> node.desk.rollback(STEWARD, 0, "…"));
        refused("RULES-GENERATION-CURRENT", () -> node.desk.rollback(STEWARD, 1, "…"));
        refused("RULES-GENERATION-UNKNOWN", () -> node.desk.rollback(STEWARD, 9, "…"));
        refused("RULES-GENERATION", () -> node.desk.propose(STEWARD, RuleRelease.Change.ROLL_BACK, "上一代", "…"));
        assertThat(people.open()).isEmpty();
    }

    @Test
    void a_release_that_cannot_be_carried_out_any_more_stops_no_later_one() {
        node.installed();
        node.deliver(district("1.1.0", "80"));
        people.release(
                null,
                people.propose(STEWARD, RuleRelease.Change.RETIRE, "cn.000000", "…")
                        .id());
        people.release(
                null,
                people.propose(STEWARD, RuleRelease.Change.ROLL_BACK, "上一代", "…")
                        .id());
        people.releaseContent(district("1.1.0", "80"));
        node.swapper.follow();
        assertThat(node.hours()).isEqualTo("80");
        assertThat(archive.newestDecision()).isEqualTo(3);
    }

    @Test
    void where_nobody_is_to_be_asked_nothing_can_be_proposed() {
        Node alone = new Node(archive, null);
        alone.deliver(nation("1.0.0", "60"), district("1.0.0", "70"));
        assertThat(alone.hours()).isEqualTo("70");
        assertThat(alone.desk.retire(null, "cn.371002", null).generation().number())
                .isEqualTo(2);
        refused("RULES-RELEASE-NOBODY", () -> alone.desk.propose(STEWARD, RuleRelease.Change.RETIRE, "cn.000000", "…"));
    }

    @Test
    void what_one_node_does_the_other_follows_and_what_is_released_is_done_by_one() {
        Node other = new Node(archive, people);
        node.installed();
        assertThat(other.hours()).isNull();
        other.swapper.follow();
        assertThat(other.hours()).isEqualTo("70");
        other.installed();
        assertThat(archive.newest()).isEqualTo(1);

        node.deliver(district("1.1.0", "80"));
        other.swapper.follow();
        assertThat(other.others()).containsExactly("awaiting cn.371002 1.1.0");
        people.releaseContent(district("1.1.0", "80"));
        other.swapper.follow();
        node.swapper.follow();
        assertThat(node.hours()).isEqualTo("80");
        assertThat(other.hours()).isEqualTo("80");
        assertThat(node.others()).isEmpty();
        assertThat(archive.newest()).isEqualTo(2);

        people.release(null, node.desk.rollback(STEWARD, 0, "…").proposal().id());
        node.swapper.follow();
        other.swapper.follow();
        assertThat(other.hours()).isEqualTo("70");
        assertThat(archive.newest()).isEqualTo(3);
    }

    @Test
    void a_node_that_does_not_know_yet_what_another_did_looks_again() {
        Node other = new Node(archive, people);
        node.installed();
        other.swapper.follow();
        people.releaseContent(district("1.1.0", "80"));
        people.releaseContent(nation("1.1.0", "65"));
        node.swapper.follow();
        node.deliver(district("1.1.0", "80"));
        // The other node still answers by the first generation.
        other.deliver(nation("1.1.0", "65"));
        assertThat(other.hours()).isEqualTo("80");
        assertThat(archive.newest()).isEqualTo(3);
        assertThat(archive.generation(3).orElseThrow().contentHashes())
                .containsExactly(
                        nation("1.1.0", "65").hash(), district("1.1.0", "80").hash());
    }

    @Test
    void a_node_that_cannot_load_the_newest_generation_says_so_and_goes_on_answering() {
        PackageContent unknown = district("1.1.0", "80");
        Node old = new Node(
                archive,
                people,
                content -> content.hash().equals(unknown.hash())
                        ? new PackageOpener.Opened(content.hash(), null, List.of())
                        : PackageFiles.open(content));
        node.installed();
        old.swapper.follow();
        assertThat(old.desk.current()).isTrue();
        people.releaseContent(unknown);
        node.swapper.follow();
        node.deliver(unknown);
        refused("RULES-ARCHIVE", old.swapper::follow);
        assertThat(old.desk.current()).isFalse();
        assertThat(old.hours()).isEqualTo("70");
        assertThat(node.desk.current()).isTrue();
    }
}
