package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.ITEM;
import static org.zhiheng.cases.CaseWorld.MARKET;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.piece;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseFilters;
import org.zhiheng.api.cases.CaseSearch;
import org.zhiheng.api.cases.CaseSearch.Filter;
import org.zhiheng.api.cases.CaseSearch.Order;
import org.zhiheng.api.cases.CaseSearch.Wanted;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.cases.search.FilterService;
import org.zhiheng.cases.search.SearchService;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** Cases are found by the words of their files, by whoever reaches them and, in what says something about persons, by whoever says what for. */
class SearchTest {

    private static final Filter ALL = new Filter(null, null, null, null, null, null);
    private static final Principal ELSEWHERE = RegisterWorld.who(Role.OFFICER, RegisterWorld.ELSEWHERE);
    private static final Principal SUPERVISOR = RegisterWorld.who(Role.JUSTICE_SUPERVISOR, RegisterWorld.JUSTICE);

    private static TestDatabase database;

    @TempDir
    private Path folder;

    private CaseWorld world;
    private SearchService search;
    private CaseFile stall;
    private CaseFile fireworks;

    /** The index is the same beside whatever database. */
    @BeforeAll
    static void database() {
        database = TestDatabase.open(DatabaseKind.DERBY);
    }

    @AfterAll
    static void closed() {
        database.close();
    }

    @BeforeEach
    void open() {
        world = new CaseWorld(database, folder);
        CaseWorld.empty(database);
        database.execute("DELETE FROM case_filter");
        List.of("rec_seal", "rec_leaves", "rec_node").forEach(each -> database.execute("DELETE FROM " + each));
        world.district();
        stall = world.write(
                        OFFICER,
                        world.opened(),
                        piece(
                                "matter",
                                "item",
                                ITEM,
                                "division",
                                "371002",
                                "occurredOn",
                                "2026-02-20",
                                "facts",
                                "当事人欧阳靖雯在新威路农贸市场无照销售海鲜,经劝导没有改正。"),
                        piece("party", "kind", "individual-business", "name", "欧阳靖雯海鲜摊"),
                        piece("handler", "officer", "o1", "part", "lead", "from", "2026-03-02"))
                .file();
        fireworks = world.write(
                        OFFICER,
                        world.opened(),
                        piece("matter", "item", ITEM, "division", "371002", "facts", "仓库内存放烟花爆竹二十箱。"),
                        piece(
                                "proposal",
                                "kind",
                                "penalty",
                                "sanctions",
                                List.of("fine"),
                                "fine",
                                "5000.00",
                                "deviation",
                                "主动配合调查并且立即停止经营,社会危害较小"))
                .file();
        search = searching();
        search.follow();
    }

    @AfterEach
    void close() {
        search.close();
    }

    private SearchService searching() {
        return new SearchService(
                folder.resolve("data"),
                folder.resolve("keys"),
                Duration.ofHours(1),
                world.store,
                world.archivedFiles,
                world.world.records,
                world.world.permissions,
                world.world.permissions,
                world.world.organisation,
                world.world.clock);
    }

    private CaseSearch.Found found(Principal by, String text, Filter filter, String purpose) {
        return search.search(by, new Wanted(text, filter, Order.RELEVANCE, 20, 1, purpose));
    }

    private List<String> ids(Principal by, String text, String purpose) {
        return found(by, text, ALL, purpose).hits().stream()
                .map(each -> each.head().id())
                .toList();
    }

    private String id(CaseFile file) {
        return file.head().id();
    }

    @Test
    void what_says_nothing_about_persons_is_found_by_whoever_reaches_the_case() {
        assertThat(ids(OFFICER, "停止经营", null)).containsExactly(id(fireworks));
        assertThat(ids(OFFICER, "无照经营", null)).containsExactlyInAnyOrder(id(stall), id(fireworks));
        assertThat(ids(SUPERVISOR, "立即停止经营", null)).containsExactly(id(fireworks));
        assertThat(ids(ELSEWHERE, "停止经营", null)).isEmpty();
        assertThat(ids(OFFICER, "屡教不改", null)).isEmpty();
        assertThat(world.refused(() -> ids(RegisterWorld.who(Role.AUDITOR, MARKET), "停止经营", null)))
                .isEqualTo("ACCESS-FORBIDDEN");
    }

    @Test
    void words_are_found_in_another_order_and_parts_must_all_be_there() {
        assertThat(ids(OFFICER, "配合调查 危害", null)).containsExactly(id(fireworks));
        assertThat(ids(OFFICER, "经营停止", null)).containsExactly(id(fireworks));
        assertThat(ids(OFFICER, "停止经营 海鲜", null)).isEmpty();
    }

    @Test
    void red_line_8_what_says_something_about_persons_is_looked_through_only_for_a_purpose_that_is_put_down() {
        assertThat(ids(OFFICER, "海鲜", null)).isEmpty();
        assertThat(ids(OFFICER, "欧阳靖雯", null)).isEmpty();
        world.world.audit.clear();
        assertThat(ids(OFFICER, "欧阳靖雯", "核对当事人是否另有在办案件")).containsExactly(id(stall));
        assertThat(world.world.audit).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(AuditEvent.Kind.VIEWED);
            assertThat(event.toString())
                    .contains("case-search", "核对当事人是否另有在办案件")
                    .doesNotContain("欧阳靖雯");
        });
        assertThat(world.refused(() -> ids(OFFICER, "欧阳靖雯", " "))).startsWith("ACCESS-PURPOSE");
        assertThat(ids(ELSEWHERE, "欧阳靖雯", "好奇")).isEmpty();
    }

    @Test
    void what_was_found_is_shown_where_it_stands_and_marked() {
        CaseSearch.Found found = found(OFFICER, "无照销售海鲜", ALL, "办案");
        assertThat(found.total()).isEqualTo(1);
        assertThat(found.exact()).isTrue();
        assertThat(found.complete()).isTrue();
        assertThat(found.more()).isFalse();
        CaseSearch.Passage passage = found.hits().get(0).passages().stream()
                .filter(each -> each.kind().equals("matter"))
                .findFirst()
                .orElseThrow();
        assertThat(passage.field()).isEqualTo("facts");
        assertThat(passage.text()).isEqualTo("当事人欧阳靖雯在新威路农贸市场无照销售海鲜,经劝导没有改正。");
        assertThat(passage.marks()).containsExactly(new CaseSearch.Mark(15, 21));
        assertThat(passage.text().substring(15, 21)).isEqualTo("无照销售海鲜");
        // Without a purpose no passage has what says something about persons.
        assertThat(found(OFFICER, "无照", ALL, null).hits()).allSatisfy(hit -> assertThat(hit.passages())
                .allSatisfy(each -> assertThat(each.kind()).isEqualTo("case")));
    }

    @Test
    void lists_are_narrowed_ordered_and_turned_page_by_page() {
        assertThat(found(OFFICER, "无照", new Filter(MARKET, CaseStatus.CLUE, "o1", ITEM, null, null), null)
                        .hits())
                .extracting(each -> each.head().id())
                .containsExactly(id(stall));
        assertThat(found(OFFICER, "无照", new Filter(null, CaseStatus.CLOSED, null, null, null, null), null)
                        .hits())
                .isEmpty();
        LocalDate today = LocalDate.of(2026, 3, 2);
        assertThat(found(OFFICER, "无照", new Filter(null, null, null, null, today, today), null)
                        .total())
                .isEqualTo(2);
        assertThat(found(OFFICER, "无照", new Filter(null, null, null, null, today.plusDays(1), null), null)
                        .total())
                .isZero();
        assertThat(world.refused(() ->
                        found(OFFICER, "无照", new Filter(RegisterWorld.ELSEWHERE, null, null, null, null, null), null)))
                .isEqualTo("ACCESS-FORBIDDEN");
        CaseSearch.Found first = search.search(OFFICER, new Wanted("无照", ALL, Order.NEWEST, 1, 1, null));
        CaseSearch.Found second = search.search(OFFICER, new Wanted("无照", ALL, Order.NEWEST, 1, 2, null));
        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
        assertThat(List.of(
                        first.hits().get(0).head().id(),
                        second.hits().get(0).head().id()))
                .containsExactlyInAnyOrder(id(stall), id(fireworks));
    }

    @Test
    void what_is_asked_wrongly_is_told() {
        for (String each : List.of("", "  ", ",。", "长".repeat(101), "一 二 三 四 五 六 七 八 九 十 十一")) {
            assertThat(world.refused(() -> ids(OFFICER, each, null))).isEqualTo("CASE-SEARCH-TEXT text");
        }
        assertThat(world.refused(() -> search.search(OFFICER, new Wanted("无照", ALL, Order.NEWEST, 51, 1, null))))
                .isEqualTo("PAGE-SIZE size");
        assertThat(world.refused(() -> search.search(OFFICER, new Wanted("无照", ALL, Order.NEWEST, 50, 21, null))))
                .isEqualTo("CASE-SEARCH-PAGE page");
        assertThat(world.refused(() -> search.search(OFFICER, new Wanted("无照", ALL, Order.NEWEST, 50, 0, null))))
                .isEqualTo("CASE-SEARCH-PAGE page");
    }

    @Test
    void the_index_follows_what_is_sealed_and_goes_on_after_a_stop() {
        world.write(
                OFFICER,
                world.cases.show(OFFICER, id(stall), null),
                piece("assessment", "on", "2026-03-02", "conclusion", "对小微经营主体影响有限"));
        world.seal(folder);
        search.follow();
        assertThat(ids(OFFICER, "小微经营主体", null)).containsExactly(id(stall));
        search.close();
        search = searching();
        assertThat(world.refused(() -> ids(OFFICER, "小微经营主体", null))).isEqualTo("CASE-SEARCH-NOT-READY");
        world.write(
                OFFICER,
                world.cases.show(OFFICER, id(fireworks), null),
                piece("assessment", "on", "2026-03-02", "conclusion", "影响周边居民出行"));
        world.seal(folder);
        search.follow();
        assertThat(ids(OFFICER, "周边居民", null)).containsExactly(id(fireworks));
        assertThat(ids(OFFICER, "小微经营主体", null)).containsExactly(id(stall));
    }

    @Test
    void a_damaged_or_lost_index_and_one_of_another_key_are_built_again() throws IOException {
        search.close();
        Path index = folder.resolve("data/search/cases");
        for (Path each : files(index)) {
            Files.write(each, new byte[] {1, 2, 3});
        }
        search = searching();
        search.follow();
        assertThat(ids(OFFICER, "停止经营", null)).containsExactly(id(fireworks));
        search.close();
        Files.delete(folder.resolve("keys/case-search.key"));
        search = searching();
        search.follow();
        assertThat(ids(OFFICER, "停止经营", null)).containsExactly(id(fireworks));
    }

    @Test
    void no_word_of_a_file_lies_readable_in_the_index() throws IOException {
        search.close();
        for (Path each : files(folder.resolve("data/search/cases"))) {
            String content = new String(Files.readAllBytes(each), StandardCharsets.UTF_8);
            assertThat(content).doesNotContain("欧阳", "海鲜", "烟花", "经营");
        }
        search = searching();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    // ---- saved filters

    private CaseFilters filters() {
        return new FilterService(
                world.world.transactions, world.world.engine, world.world.permissions, world.world.clock);
    }

    private static CaseFilters.Saved saved(String name, String text, Filter filter) {
        return new CaseFilters.Saved(name, text, filter, Order.NEWEST, null);
    }

    @Test
    void what_is_looked_for_again_and_again_is_kept_under_a_name_of_the_account() {
        CaseFilters filters = filters();
        Filter filter = new Filter(MARKET, CaseStatus.OPEN, "o1", ITEM, LocalDate.of(2026, 1, 1), null);
        filters.save(OFFICER, saved("我的在办", null, filter));
        filters.save(OFFICER, saved("海鲜", "无照 海鲜", ALL));
        assertThat(filters.all(OFFICER)).extracting(CaseFilters.Saved::name).containsExactlyInAnyOrder("我的在办", "海鲜");
        assertThat(filters.named(OFFICER, "我的在办").filter()).isEqualTo(filter);
        filters.save(OFFICER, saved("海鲜", "无照", ALL));
        assertThat(filters.named(OFFICER, "海鲜").text()).isEqualTo("无照");
        assertThat(filters.all(HEAD)).isEmpty();
        assertThat(world.refused(() -> filters.named(HEAD, "海鲜"))).isEqualTo("CASE-FILTER-UNKNOWN name");
        filters.delete(OFFICER, "海鲜");
        assertThat(world.refused(() -> filters.delete(OFFICER, "海鲜"))).isEqualTo("CASE-FILTER-UNKNOWN name");
        assertThat(filters.all(OFFICER)).hasSize(1);
    }

    @Test
    void a_filter_that_finds_nothing_for_a_wrong_word_is_not_kept() {
        CaseFilters filters = filters();
        assertThat(world.wrong(() -> filters.save(
                        OFFICER,
                        saved(
                                "a/b",
                                "。",
                                new Filter(
                                        null,
                                        null,
                                        "o99",
                                        "none",
                                        LocalDate.of(2026, 3, 2),
                                        LocalDate.of(2026, 3, 1))))))
                .containsExactly(
                        "CASE-FILTER-NAME name",
                        "CASE-SEARCH-TEXT text",
                        "REGISTER-REFERENCE item",
                        "REGISTER-REFERENCE handler",
                        "REGISTER-INTERVAL to");
        assertThat(world.refused(() -> filters.save(
                        OFFICER, saved("外区", null, new Filter(RegisterWorld.ELSEWHERE, null, null, null, null, null)))))
                .isEqualTo("ACCESS-FORBIDDEN");
        for (int i = 0; i < 50; i++) {
            filters.save(OFFICER, saved("筛选" + i, null, ALL));
        }
        assertThat(world.refused(() -> filters.save(OFFICER, saved("第五十一个", null, ALL))))
                .isEqualTo("CASE-FILTER-MANY");
        filters.save(OFFICER, saved("筛选7", "无照", ALL));
        assertThat(filters.all(OFFICER)).hasSize(50);
    }
}
