package org.zhiheng.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

/**
 * What is shown, on the disk: the items as the platform has sent them, how they are found, and which file was the last. All of it is of one moment, for a file is taken
 * whole or not at all. What was taken away is gone from the disk with the file that said so. Searching is thread-safe; one thread writes.
 */
final class PublicIndex implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ID = "id";
    private static final String ITEM = "item";
    private static final String GONE = "gone";
    private static final String STANDS = "stands";
    private static final String KIND = "kind";
    private static final String BODY = "body";
    private static final String DIVISION = "division";
    private static final String PHASE = "phase";
    private static final String NUMBERED = "numbered";
    private static final String CLUE = "clue";
    private static final String DAY = "day";
    private static final String ORDER = "order";
    private static final String UNTIL = "until";
    private static final String WORDS = "words";

    private static final String FORM = "form";
    /** Changes with what is indexed. */
    private static final String FORM_NOW = "2";

    private static final String NUMBER = "number";
    private static final String PLATFORM = "platform";
    private static final String HASH = "hash";
    private static final String MADE = "made";

    private static final double LARGEST_PART_MB = 32;

    private static final Sort NEWEST =
            new Sort(new SortField(ORDER, SortField.Type.LONG, true), new SortField(ID, SortField.Type.STRING, false));

    private final Analyzer words = new CJKAnalyzer(CharArraySet.EMPTY_SET);
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile Last last;

    /**
     * The last file that was taken.
     *
     * @param platform whose; empty before the first
     * @param number 0 before the first
     */
    record Last(String platform, long number, String hash, String madeAt) {}

    /**
     * What is looked for; null for anything.
     *
     * @param text parts with blanks between them, all of which must be there
     * @param after where the page before ended
     */
    record Wanted(
            String kind,
            String phase,
            String body,
            String division,
            String number,
            LocalDate from,
            LocalDate to,
            String text,
            int size,
            String after) {}

    /** @param next the word for the page after this one; null on the last */
    record Page(List<JsonNode> items, long total, String next) {}

    /**
     * An item, or what is said in its place.
     *
     * @param gone whether it was withdrawn
     */
    record Found(JsonNode item, boolean gone) {}

    PublicIndex(Path folder) throws IOException {
        Files.createDirectories(folder);
        directory = new NIOFSDirectory(folder);
        try {
            writer = new IndexWriter(directory, new IndexWriterConfig(words).setMergePolicy(merges()));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
        searchers = new SearcherManager(writer, null);
        Map<String, String> told = new HashMap<>();
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            data.forEach(each -> told.put(each.getKey(), each.getValue()));
        }
        if (!FORM_NOW.equals(told.get(FORM))) {
            // Made by an earlier version: all files there are are taken once more, the first of which has everything.
            told.clear();
        }
        last = new Last(
                told.getOrDefault(PLATFORM, ""),
                Long.parseLong(told.getOrDefault(NUMBER, "0")),
                told.getOrDefault(HASH, ""),
                told.getOrDefault(MADE, ""));
    }

    /** Parts of the index that lose a document are written anew at once, however many others they have; so they are small. */
    private static TieredMergePolicy merges() {
        TieredMergePolicy merges = new TieredMergePolicy();
        merges.setForceMergeDeletesPctAllowed(0);
        merges.setMaxMergedSegmentMB(LARGEST_PART_MB);
        return merges;
    }

    Last last() {
        return last;
    }

    /** Takes a file that was checked. What is thrown leaves everything on the disk as it was, and the index has to be opened again. */
    void take(Delivered file) throws IOException {
        try {
            if (file.whole()) {
                writer.deleteAll();
            }
            boolean[] removed = {false};
            file.each(line -> {
                String id = line.path("id").asText();
                removed[0] |= line.has("remove");
                writer.updateDocument(
                        new Term(ID, id),
                        line.has("put")
                                ? item(line.path("put"))
                                : line.has(CLUE) ? clue(id, line.path(CLUE)) : gone(id, line.path("remove")));
            });
            if (removed[0]) {
                // Lucene only marks what is deleted, and by itself lets a tenth of a part be so; it has to be gone from
                // the disk.
                writer.forceMergeDeletes(true);
            }
            Last next = new Last(file.platform(), file.number(), file.hash(), file.madeAt());
            writer.setLiveCommitData(Map.of(
                            PLATFORM,
                            next.platform(),
                            NUMBER,
                            String.valueOf(next.number()),
                            FORM,
                            FORM_NOW,
                            HASH,
                            next.hash(),
                            MADE,
                            next.madeAt())
                    .entrySet());
            writer.commit();
            searchers.maybeRefreshBlocking();
            writer.deleteUnusedFiles();
            last = next;
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    private static Document item(JsonNode item) {
        Document document = new Document();
        key(document, item.path("id").asText());
        document.add(new StoredField(ITEM, item.toString()));
        document.add(new StringField(STANDS, "y", Store.NO));
        document.add(new StringField(KIND, item.path("kind").asText(), Store.NO));
        document.add(new StringField(BODY, item.path("body").asText(), Store.NO));
        document.add(new StringField(DIVISION, item.path("division").asText(), Store.NO));
        document.add(new StringField(PHASE, item.path("phase").asText(""), Store.NO));
        document.add(new StringField(NUMBERED, item.path("number").asText(""), Store.NO));
        long day = LocalDate.parse(item.path("decidedOn").asText()).toEpochDay();
        document.add(new LongPoint(DAY, day));
        document.add(new NumericDocValuesField(ORDER, day));
        String until = item.path("shownUntil").asText("");
        document.add(new LongPoint(
                UNTIL,
                until.isEmpty() || until.equals("null")
                        ? Long.MAX_VALUE
                        : LocalDate.parse(until).toEpochDay()));
        text(document, item.path("title").asText());
        text(document, item.path("number").asText(""));
        text(document, item.path("bodyTitle").asText(""));
        item.path("fields").forEach(each -> text(document, each.path("value").asText()));
        return document;
    }

    private static void text(Document document, String text) {
        document.add(new TextField(WORDS, text, Store.NO));
    }

    private static Document gone(String id, JsonNode notice) {
        Document document = new Document();
        key(document, id);
        document.add(new StoredField(GONE, notice.toString()));
        return document;
    }

    private static Document clue(String id, JsonNode progress) {
        Document document = new Document();
        key(document, id);
        document.add(new StoredField(CLUE, progress.toString()));
        return document;
    }

    private static void key(Document document, String id) {
        document.add(new StringField(ID, id, Store.YES));
        document.add(new SortedDocValuesField(ID, new BytesRef(id)));
    }

    // ---- looking

    /** An item; empty where there is none and never was, or where it ended. */
    Optional<Found> found(String id, LocalDate today) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            TopDocs found = searcher.search(new TermQuery(new Term(ID, id)), 1);
            if (found.scoreDocs.length == 0) {
                return Optional.empty();
            }
            Document document = searcher.storedFields().document(found.scoreDocs[0].doc);
            String gone = document.get(GONE);
            if (gone != null) {
                ObjectNode notice = (ObjectNode) JSON.readTree(gone);
                return notice.isEmpty() ? Optional.empty() : Optional.of(new Found(notice.put("id", id), true));
            }
            JsonNode item = JSON.readTree(document.get(ITEM));
            String until = item.path("shownUntil").asText("null");
            boolean over = !until.equals("null") && LocalDate.parse(until).isBefore(today);
            return over ? Optional.empty() : Optional.of(new Found(item, false));
        } finally {
            searchers.release(searcher);
        }
    }

    /** How a clue stands, by the hash of its code; empty where the platform tells of none. */
    Optional<JsonNode> clue(String hash) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            TopDocs found = searcher.search(new TermQuery(new Term(ID, hash)), 1);
            if (found.scoreDocs.length == 0) {
                return Optional.empty();
            }
            String told =
                    searcher.storedFields().document(found.scoreDocs[0].doc).get(CLUE);
            return told == null ? Optional.empty() : Optional.of(JSON.readTree(told));
        } finally {
            searchers.release(searcher);
        }
    }

    /** How many of a kind are shown. */
    record Counted(String kind, String title, String phase, int count) {}

    /**
     * How many of each kind are shown, those of which there is something.
     *
     * @param body of which body; null for all
     */
    List<Counted> overview(String body, LocalDate today) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            Map<String, Counted> counted = new TreeMap<>();
            for (String kind : kinds(searcher)) {
                BooleanQuery.Builder query = shown(today);
                only(query, KIND, kind);
                only(query, BODY, body);
                BooleanQuery all = query.build();
                int count = searcher.count(all);
                if (count > 0) {
                    JsonNode one = JSON.readTree(searcher.storedFields()
                            .document(searcher.search(all, 1).scoreDocs[0].doc)
                            .get(ITEM));
                    counted.put(
                            kind,
                            new Counted(
                                    kind,
                                    one.path("kindTitle").asText(),
                                    one.path("phase").asText(),
                                    count));
                }
            }
            return List.copyOf(counted.values());
        } finally {
            searchers.release(searcher);
        }
    }

    private static Set<String> kinds(IndexSearcher searcher) throws IOException {
        Set<String> kinds = new TreeSet<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Terms terms = leaf.reader().terms(KIND);
            if (terms != null) {
                TermsEnum each = terms.iterator();
                for (BytesRef term = each.next(); term != null; term = each.next()) {
                    kinds.add(term.utf8ToString());
                }
            }
        }
        return kinds;
    }

    /** What may be seen today. */
    private static BooleanQuery.Builder shown(LocalDate today) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(new TermQuery(new Term(STANDS, "y")), Occur.FILTER);
        query.add(LongPoint.newRangeQuery(UNTIL, today.toEpochDay(), Long.MAX_VALUE), Occur.FILTER);
        return query;
    }

    Page list(Wanted wanted, LocalDate today) throws IOException {
        BooleanQuery.Builder query = shown(today);
        only(query, KIND, wanted.kind());
        only(query, BODY, wanted.body());
        only(query, PHASE, wanted.phase());
        only(query, DIVISION, wanted.division());
        only(query, NUMBERED, wanted.number());
        if (wanted.from() != null || wanted.to() != null) {
            query.add(
                    LongPoint.newRangeQuery(
                            DAY,
                            wanted.from() == null
                                    ? Long.MIN_VALUE
                                    : wanted.from().toEpochDay(),
                            wanted.to() == null ? Long.MAX_VALUE : wanted.to().toEpochDay()),
                    Occur.FILTER);
        }
        if (wanted.text() != null) {
            QueryBuilder builder = new QueryBuilder(words);
            for (String each : wanted.text().strip().split("\\s+")) {
                Query phrase = builder.createPhraseQuery(WORDS, each);
                query.add(phrase == null ? new MatchAllDocsQuery() : phrase, Occur.FILTER);
            }
        }
        IndexSearcher searcher = searchers.acquire();
        try {
            int size = wanted.size();
            BooleanQuery all = query.build();
            TopDocs found = wanted.after() == null
                    ? searcher.search(all, size + 1, NEWEST)
                    : searcher.searchAfter(
                            after(wanted.after(), searcher.getIndexReader().maxDoc()), all, size + 1, NEWEST);
            List<JsonNode> items = new ArrayList<>();
            for (int i = 0; i < Math.min(size, found.scoreDocs.length); i++) {
                items.add(JSON.readTree(
                        searcher.storedFields().document(found.scoreDocs[i].doc).get(ITEM)));
            }
            String next = found.scoreDocs.length > size ? word(found.scoreDocs[size - 1]) : null;
            return new Page(items, searcher.count(all), next);
        } finally {
            searchers.release(searcher);
        }
    }

    private static void only(BooleanQuery.Builder query, String field, String value) {
        if (value != null) {
            query.add(new TermQuery(new Term(field, value)), Occur.FILTER);
        }
    }

    private static String word(ScoreDoc last) {
        FieldDoc doc = (FieldDoc) last;
        String word = doc.fields[0] + " " + ((BytesRef) doc.fields[1]).utf8ToString();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(word.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param documents how many the index has: the word says day and id, by which there is one, so whatever is alike was on the page before
     * @throws IllegalArgumentException where nobody has given such a word
     */
    private static FieldDoc after(String word, int documents) {
        String[] parts = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8).split(" ", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("no word for a page");
        }
        return new FieldDoc(
                Math.max(0, documents - 1), 0, new Object[] {Long.valueOf(parts[0]), new BytesRef(parts[1])});
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.rollback();
        directory.close();
    }
}
