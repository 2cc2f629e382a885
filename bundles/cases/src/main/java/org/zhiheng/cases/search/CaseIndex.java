package org.zhiheng.cases.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.BytesRef;
import org.zhiheng.api.cases.CaseArchives;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseSearch;
import org.zhiheng.api.cases.Piece;

/**
 * The index on the disk, of cases and of files that were taken in. It keeps no text: of a case its id, what it is narrowed by, and keyed digests of the words of its file. How far the record was
 * followed stands in the index itself, so that both are always of one moment. Searching is thread-safe; one thread writes.
 */
final class CaseIndex implements AutoCloseable {

    /** Changes with what stands in the index; another one is built anew. */
    private static final String FORMAT = "3";

    private static final String FORMAT_KEY = "format";
    private static final String CHECK_KEY = "key";
    private static final String POSITION = "position";
    private static final String COMPLETE = "complete";

    private static final String ID = "id";
    private static final String KIND = "kind";
    private static final String BODY = "body";
    private static final String STATUS = "status";
    private static final String HANDLER = "handler";
    private static final String ITEM = "item";
    private static final String OPENED = "opened";
    private static final String OPEN_WORDS = "words";
    private static final String OPEN_PAIRS = "pairs";
    private static final String PERSONAL_WORDS = "personal-words";
    private static final String PERSONAL_PAIRS = "personal-pairs";
    private static final double MEGABYTES = 48;
    /** The newest first, in each part of the index too: so whoever wants some of them need not look at all. */
    private static final Sort NEWEST = new Sort(LongField.newSortField(OPENED, true, SortedNumericSelector.Type.MAX));
    /**
     * How many cases of each part of the index are ranked, the newest of those found: what stands in very many cases would take long to rank, and nobody
     * looks for the best of a hundred thousand.
     */
    private static final int RANKED = 5_000;

    private final Analyzer words;
    private final Analyzer pairs;
    private final String check;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile long position;
    private volatile boolean complete;

    /** A page of what was found. */
    record Page(List<String> ids, long total, boolean exact) {}

    /**
     * Opens what is there, or begins anew where nothing is, or something else, or something that is damaged.
     *
     * @param check says whether the index was made with the key, and nothing of the key
     */
    static CaseIndex open(Path folder, byte[] key, String check) throws IOException {
        try {
            CaseIndex found = new CaseIndex(folder, key, check, false);
            if (found.ours()) {
                return found;
            }
            found.close();
        } catch (IOException | IllegalArgumentException e) {
            // Damaged, or of a version that is not read any more: it is built again below.
        }
        emptied(folder);
        return new CaseIndex(folder, key, check, true);
    }

    private CaseIndex(Path folder, byte[] key, String check, boolean anew) throws IOException {
        this.words = Segmentation.words(key);
        this.pairs = Segmentation.pairs(key);
        this.check = check;
        Files.createDirectories(folder);
        directory = new NIOFSDirectory(folder);
        try {
            writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig(new Analyzers(words, pairs))
                            .setOpenMode(
                                    anew
                                            ? IndexWriterConfig.OpenMode.CREATE
                                            : IndexWriterConfig.OpenMode.CREATE_OR_APPEND)
                            .setIndexSort(NEWEST)
                            .setRAMBufferSizeMB(MEGABYTES));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
        searchers = new SearcherManager(writer, null);
        Map<String, String> told = told();
        position = Long.parseLong(told.getOrDefault(POSITION, "0"));
        complete = Boolean.parseBoolean(told.get(COMPLETE));
    }

    private Map<String, String> told() {
        Map<String, String> told = new HashMap<>();
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            data.forEach(each -> told.put(each.getKey(), each.getValue()));
        }
        return told;
    }

    private boolean ours() {
        Map<String, String> told = told();
        return FORMAT.equals(told.get(FORMAT_KEY)) && check.equals(told.get(CHECK_KEY));
    }

    private static void emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /** Each field is cut in its own way. */
    private static final class Analyzers extends DelegatingAnalyzerWrapper {

        private final Analyzer words;
        private final Analyzer pairs;

        Analyzers(Analyzer words, Analyzer pairs) {
            super(PER_FIELD_REUSE_STRATEGY);
            this.words = words;
            this.pairs = pairs;
        }

        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return field.equals(OPEN_PAIRS) || field.equals(PERSONAL_PAIRS) ? pairs : words;
        }
    }

    /** Up to which position of the record it is. */
    long position() {
        return position;
    }

    /** Whether every case was in it once; until then it is being built. */
    boolean complete() {
        return complete;
    }

    /** Puts a case in the place of what was there of it. */
    void put(CaseHead head, List<Piece> pieces) throws IOException {
        Document document = new Document();
        document.add(new StringField(ID, head.id(), Store.YES));
        document.add(new KeywordField(BODY, head.body(), Store.NO));
        document.add(new StringField(STATUS, head.status().name(), Store.NO));
        if (head.item() != null) {
            document.add(new StringField(ITEM, head.item(), Store.NO));
        }
        head.handlers().forEach(each -> document.add(new StringField(HANDLER, each, Store.NO)));
        document.add(new LongField(OPENED, head.openedAt().toEpochMilli(), Store.NO));
        put(document, Kind.CASE, CaseText.of(head, pieces));
    }

    /** Puts a file in that was taken in from another platform; its day is the one on which it was closed. */
    void put(CaseArchives.Archived archived, List<CaseText> texts) throws IOException {
        Document document = new Document();
        document.add(new StringField(ID, archived.id(), Store.YES));
        document.add(new KeywordField(BODY, archived.body(), Store.NO));
        document.add(new LongField(OPENED, archived.closedAt().toEpochMilli(), Store.NO));
        put(document, Kind.ARCHIVED, texts);
    }

    private void put(Document document, Kind kind, List<CaseText> texts) throws IOException {
        document.add(new StringField(KIND, kind.name(), Store.NO));
        for (CaseText each : texts) {
            document.add(new TextField(each.personal() ? PERSONAL_WORDS : OPEN_WORDS, each.text(), Store.NO));
            document.add(new TextField(each.personal() ? PERSONAL_PAIRS : OPEN_PAIRS, each.text(), Store.NO));
        }
        writer.updateDocument(new Term(ID, document.get(ID)), document);
    }

    /** What was put is found from now on. */
    void refresh(long next) throws IOException {
        searchers.maybeRefreshBlocking();
        position = next;
    }

    /** Makes it durable, with how far the record was followed. */
    void commit(boolean whole) throws IOException {
        complete = whole;
        writer.setLiveCommitData(Map.of(
                        FORMAT_KEY,
                        FORMAT,
                        CHECK_KEY,
                        check,
                        POSITION,
                        String.valueOf(position),
                        COMPLETE,
                        String.valueOf(whole))
                .entrySet());
        writer.commit();
    }

    /** What is looked for. */
    enum Kind {
        /** Cases of this platform. */
        CASE,
        /** Files that were taken in. */
        ARCHIVED
    }

    /**
     * @param bodies whose cases; null for those of all
     * @param personal whether to look through what says something about persons, too
     */
    Page search(
            Kind kind,
            Sought sought,
            Collection<String> bodies,
            CaseSearch.Filter filter,
            boolean personal,
            CaseSearch.Order order,
            int from,
            int size,
            ZoneId zone)
            throws IOException {
        List<String> byWords = personal ? List.of(OPEN_WORDS, PERSONAL_WORDS) : List.of(OPEN_WORDS);
        List<String> byPairs = personal ? List.of(OPEN_PAIRS, PERSONAL_PAIRS) : List.of(OPEN_PAIRS);
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(sought.query(byWords, words, byPairs, pairs), Occur.MUST);
        query.add(new TermQuery(new Term(KIND, kind.name())), Occur.FILTER);
        for (Query each : narrowed(bodies, filter, zone)) {
            query.add(each, Occur.FILTER);
        }
        IndexSearcher searcher = searchers.acquire();
        try {
            boolean newest = order == CaseSearch.Order.NEWEST;
            Ranking ranking = new Ranking(from + size);
            TopDocs found =
                    newest ? searcher.search(query.build(), from + size, NEWEST) : ranking.of(searcher, query.build());
            List<String> ids = new ArrayList<>();
            for (ScoreDoc each : Arrays.copyOfRange(
                    found.scoreDocs, Math.min(from, found.scoreDocs.length), found.scoreDocs.length)) {
                ids.add(searcher.storedFields().document(each.doc).get(ID));
            }
            boolean exact = found.totalHits.relation == TotalHits.Relation.EQUAL_TO && !ranking.cut();
            return new Page(ids, found.totalHits.value, exact);
        } finally {
            searchers.release(searcher);
        }
    }

    /** Ranks what is found, the first {@link #RANKED} of each part of the index. */
    private static final class Ranking {

        private final TopScoreDocCollector best;
        private boolean cut;

        Ranking(int most) {
            best = TopScoreDocCollector.create(most, Integer.MAX_VALUE);
        }

        TopDocs of(IndexSearcher searcher, Query query) throws IOException {
            searcher.search(query, new FilterCollector(best) {
                @Override
                public LeafCollector getLeafCollector(LeafReaderContext part) throws IOException {
                    return new FilterLeafCollector(super.getLeafCollector(part)) {
                        private int ranked;

                        @Override
                        public void collect(int document) throws IOException {
                            if (ranked == RANKED) {
                                cut = true;
                                throw new CollectionTerminatedException();
                            }
                            ranked++;
                            super.collect(document);
                        }
                    };
                }
            });
            return best.topDocs();
        }

        boolean cut() {
            return cut;
        }
    }

    private static List<Query> narrowed(Collection<String> bodies, CaseSearch.Filter filter, ZoneId zone) {
        List<Query> all = new ArrayList<>();
        if (bodies != null) {
            all.add(KeywordField.newSetQuery(
                    BODY, bodies.stream().map(BytesRef::new).toList()));
        }
        if (filter.status() != null) {
            all.add(new TermQuery(new Term(STATUS, filter.status().name())));
        }
        if (filter.handler() != null) {
            all.add(new TermQuery(new Term(HANDLER, filter.handler())));
        }
        if (filter.item() != null) {
            all.add(new TermQuery(new Term(ITEM, filter.item())));
        }
        if (filter.from() != null || filter.to() != null) {
            all.add(LongPoint.newRangeQuery(
                    OPENED,
                    filter.from() == null
                            ? Long.MIN_VALUE
                            : filter.from().atStartOfDay(zone).toInstant().toEpochMilli(),
                    filter.to() == null
                            ? Long.MAX_VALUE
                            : filter.to()
                                            .plusDays(1)
                                            .atStartOfDay(zone)
                                            .toInstant()
                                            .toEpochMilli()
                                    - 1));
        }
        return all;
    }

    @Override
    public void close() {
        try {
            searchers.close();
            // What was not committed is read from the record again.
            writer.rollback();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
