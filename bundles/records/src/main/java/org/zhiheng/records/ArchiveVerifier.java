package org.zhiheng.records;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Entry;
import org.zhiheng.records.ReceiptVerifier.Check;

/**
 * Verifies an archive package without the platform: that every part is there and what its manifest says, that the manifest is signed, that the file says what its
 * record says, and the record is sealed. Nothing is unpacked; a part is read as far as the manifest says and no further. Stateless.
 */
public final class ArchiveVerifier {

    /** More parts than this has no file. */
    private static final int MOST_PARTS = 200_000;

    /** Bytes of a part that is read as a whole. */
    private static final int MOST_READ = 256 << 20;

    /** A package that is so much larger unpacked, beyond {@link #SMALL}, is none of ours. */
    private static final long MOST_PACKED = 120;

    private static final long SMALL = 64L << 20;
    private static final int LONGEST_TITLE = 500;
    private static final int BUFFER = 1 << 16;

    private static final Set<String> MANIFEST_KEYS = Set.of(
            "format", "case", "log", "head", "closedAt", "core", "parts", "destroyed", "suite", "key", "signature");
    private static final Set<String> PART_KEYS = Set.of("name", "size", "hash", "mediaType");
    private static final Set<String> CASE_KEYS = Set.of("format", "case", "title", "state", "pieces", "index");
    private static final Set<String> PERSONAL_KEYS = Set.of("format", "case", "disclosures");
    private static final Set<String> DISCLOSURE_KEYS = Set.of("digest", "salt", "kind", "value");
    private static final Set<String> INDEX_FIELDS =
            Set.of("order", "volume", "section", "title", "number", "day", "piece", "pages", "from", "to");

    private ArchiveVerifier() {}

    /** Opens the package anew from its beginning. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /**
     * @param manifest as it was read; empty where it cannot be
     * @param file as it was read; empty where it cannot be
     * @param anchored whether a head or key from outside was given
     */
    public record Result(Map<String, Object> manifest, Map<String, Object> file, List<Check> checks, boolean anchored) {
        public Result {
            checks = List.copyOf(checks);
        }

        public boolean sound() {
            return checks.stream().allMatch(Check::holds);
        }
    }

    /**
     * Verifies one.
     *
     * @param size of the package, bytes
     * @param trust what is known from outside
     * @throws IOException when it cannot be read
     * @throws ZhihengException {@code RECORD-ARCHIVE} when it is no archive package at all, or one of a form that is not known
     */
    public static Result verify(Source source, long size, Trust trust) throws IOException {
        return new Verifying(source, size, trust).all();
    }

    /** One verification. */
    private static final class Verifying {
        private final Source source;
        private final long size;
        private final Trust trust;
        private final List<Check> checks = new ArrayList<>();
        /** What each part was found to be. */
        private final Map<String, Found> found = new LinkedHashMap<>();

        private final Map<String, String> texts = new HashMap<>();
        private final Map<String, Object> state = new HashMap<>();
        private final Map<String, Object> parts = new HashMap<>();
        private final Set<String> secrets = new HashSet<>();
        private final Set<String> digests = new HashSet<>();
        private final Set<String> receipts = new TreeSet<>();
        private final Set<String> runs = new TreeSet<>();
        private final Set<String> attached = new TreeSet<>();
        private final Set<String> erased = new HashSet<>();
        private final Map<String, byte[]> known = new HashMap<>();
        private final Set<Object> logs = new HashSet<>();
        private long unpacked;

        Verifying(Source source, long size, Trust trust) {
            this.source = source;
            this.size = size;
            this.trust = trust;
        }

        Result all() throws IOException {
            read();
            String written = texts.get(ArchiveForm.MANIFEST);
            if (written == null) {
                throw none("没有" + ArchiveForm.MANIFEST + ",不是案卷归档包,或者不完整");
            }
            Map<String, Object> manifest = object(ArchiveForm.MANIFEST).orElse(Map.of());
            if (!(manifest.get("format") instanceof String format) || !format.startsWith("zhiheng-archive-")) {
                throw none("没有写明格式");
            }
            if (!format.equals(ArchiveForm.FORMAT)) {
                throw none("不认识这一版本的格式:" + format);
            }
            boolean whole = parts(manifest);
            Map<String, Object> file = object(ArchiveForm.CASE).orElse(Map.of());
            // What is not whole is not looked into: whoever tells of it would tell of something else.
            if (whole) {
                history(manifest);
                signature(manifest);
                others();
                attachments(manifest);
                Map<String, String> shown = disclosed(manifest);
                file(manifest, file, shown);
                page(file);
                receipts();
            }
            return new Result(manifest, file, checks, trust.isAnchored());
        }

        private static ZhihengException none(String why) {
            return ZhihengException.invalid("RECORD-ARCHIVE", "不能作为案卷归档包核对:" + why, null);
        }

        // ---- parts

        /** @param attachment hash under the algorithm that its name says; null for another part */
        private record Found(long size, String hash, String attachment) {}

        /** Reads every part once, and keeps the small ones. */
        private void read() throws IOException {
            try (ZipInputStream zip = new ZipInputStream(source.open(), StandardCharsets.UTF_8)) {
                byte[] buffer = new byte[BUFFER];
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    String name = entry.getName();
                    if (!ArchiveForm.named(name)) {
                        throw none("包里有不该有的文件:" + name);
                    }
                    if (found.size() >= MOST_PARTS) {
                        throw none("包里的文件太多");
                    }
                    if (found.containsKey(name)) {
                        throw none("包里有两个同名的文件:" + name);
                    }
                    part(zip, name, buffer);
                }
            } catch (ZipException | IllegalArgumentException e) {
                throw new ZhihengException(ErrorKind.INVALID, "RECORD-ARCHIVE", "不是完整的压缩文件:" + e.getMessage(), null, e);
            } catch (EOFException e) {
                throw new ZhihengException(ErrorKind.INVALID, "RECORD-ARCHIVE", "压缩文件不完整", null, e);
            }
        }

        private void part(InputStream in, String name, byte[] buffer) throws IOException {
            HashAlgorithm.Running running = HashAlgorithm.SHA_256.begin();
            String attachment = ArchiveForm.attached(name);
            HashAlgorithm other = attachment == null ? null : HashAlgorithm.of(attachment);
            HashAlgorithm.Running second = other == null ? null : other.begin();
            boolean kept = kept(name);
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            long length = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                length += read;
                unpacked += read;
                if (unpacked > SMALL && unpacked / MOST_PACKED > size) {
                    throw none("解开以后太大");
                }
                running.update(buffer, 0, read);
                if (second != null) {
                    second.update(buffer, 0, read);
                }
                if (kept) {
                    if (length > MOST_READ) {
                        throw none(name + "太大");
                    }
                    text.write(buffer, 0, read);
                }
            }
            found.put(
                    name,
                    new Found(
                            length,
                            HashAlgorithm.SHA_256.text(running.end()),
                            other == null ? null : other.text(second.end())));
            if (kept) {
                texts.put(name, text.toString(StandardCharsets.UTF_8));
            }
        }

        private static boolean kept(String name) {
            return name.endsWith(".json");
        }

        private Optional<Map<String, Object>> object(String name) {
            try {
                return Optional.ofNullable(texts.get(name)).map(Json::readObject);
            } catch (ZhihengException e) {
                add("FORM", false, name + ":" + e.getMessage());
                return Optional.empty();
            }
        }

        /** Whether the parts are those that the manifest names, each as it says. */
        private boolean parts(Map<String, Object> manifest) {
            int before = faults();
            try {
                Form form = new Form(manifest, "清单", MANIFEST_KEYS);
                form.text("case");
                form.text("log");
                form.object("head");
                form.list("destroyed");
                Times.read(form.text("closedAt"));
                Set<String> named = new HashSet<>();
                for (Object each : form.list("parts")) {
                    Form part = new Form(each, "清单里的文件", PART_KEYS);
                    String name = part.text("name");
                    Found is = found.get(name);
                    if (!named.add(name) || name.equals(ArchiveForm.MANIFEST)) {
                        add("PART", false, "清单两次写了" + name);
                    } else if (is == null) {
                        add("PART", false, "缺少文件:" + name);
                    } else if (is.size() != part.whole("size") || !is.hash().equals(part.hash("hash"))) {
                        add("PART", false, "文件与清单不符:" + name);
                    } else if (is.attachment() != null && !is.attachment().equals(ArchiveForm.attached(name))) {
                        add("PART", false, "附件与它的摘要不符:" + name);
                    }
                }
                found.keySet().stream()
                        .filter(each -> !named.contains(each) && !each.equals(ArchiveForm.MANIFEST))
                        .forEach(each -> add("PART", false, "清单里没有的文件:" + each));
                for (String each :
                        List.of(ArchiveForm.CASE, ArchiveForm.INDEX_PAGE, ArchiveForm.PERSONAL, ArchiveForm.HISTORY)) {
                    if (!named.contains(each)) {
                        add("PART", false, "清单里缺少" + each);
                    }
                }
            } catch (ZhihengException e) {
                add("FORM", false, "清单不合格式:" + e.getMessage());
            }
            if (faults() == before) {
                add("PART", true, "文件齐全:" + (found.size() - 1) + "个,各与清单相符");
            }
            return faults() == before;
        }

        private int faults() {
            return (int) checks.stream().filter(each -> !each.holds()).count();
        }

        // ---- record

        private interface Reading {
            void of(String name, InputStream in) throws IOException;
        }

        /** Reads parts again, one after the other. */
        private void again(String prefix, Reading each) throws IOException {
            try (ZipInputStream zip = new ZipInputStream(source.open(), StandardCharsets.UTF_8)) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (entry.getName().startsWith(prefix)) {
                        each.of(entry.getName(), new FilterInputStream(zip) {
                            @Override
                            public void close() {
                                // The package goes on.
                            }
                        });
                    }
                }
            }
        }

        private void history(Map<String, Object> manifest) throws IOException {
            String subject = "case/" + manifest.get("case");
            again(ArchiveForm.HISTORY, (name, in) -> {
                Report report = verified(in, name, subject, (position, entry) -> told(entry, subject));
                if (report != null && report.sound()) {
                    boolean all = report.unsealed() == 0;
                    add(
                            "RECORD",
                            all,
                            all
                                    ? "全过程记录:" + report.entries() + "条,都已封存"
                                    : "全过程记录:有" + report.unsealed() + "条没有封存,没有签名为它们作证");
                    report.losses()
                            .forEach(each -> add(
                                    "LOSS",
                                    true,
                                    "注意:日志从备份恢复过,位置" + each.from() + "至" + (each.to() - 1) + "的记录遗失,日志自己写明了"));
                }
            });
        }

        /** Null when it cannot be read. */
        private Report verified(InputStream in, String name, String subject, ExportVerifier.Observer observer)
                throws IOException {
            try (ExportVerifier verifier = new ExportVerifier(trust, observer)) {
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    verifier.line(line);
                }
                Report report = verifier.end();
                report.findings()
                        .forEach(each -> add("RECORD", false, name + ":" + each.code() + " " + each.message()));
                if (!report.scope().equals(subject)) {
                    add("RECORD", false, name + ":是另一对象的记录:" + report.scope());
                }
                return report;
            } catch (ZhihengException e) {
                add("RECORD", false, name + ":" + e.getMessage());
                return null;
            }
        }

        private void told(Entry entry, String subject) {
            if (entry.subject().equals(KeyForm.SUBJECT)) {
                keys(entry);
            }
            named(entry, subject);
            if (!entry.subject().toString().equals(subject)) {
                return;
            }
            if (entry.payload().get("receipt") instanceof String receipt) {
                receipts.add(receipt);
            }
            if (entry.payload().get(AggregateCheck.STATE) instanceof Map<?, ?> said) {
                state.clear();
                said.forEach((key, value) -> state.put(String.valueOf(key), value));
                if (said.get("run") instanceof String run) {
                    runs.add(run);
                }
            }
            if (entry.payload().get(AggregateCheck.PARTS) instanceof Map<?, ?> said) {
                said.forEach((key, value) -> {
                    if (value == null) {
                        parts.remove(key);
                    } else {
                        parts.put(String.valueOf(key), value);
                    }
                });
            }
            if (entry.payload().get("secrets") instanceof List<?> said) {
                for (Object each : said) {
                    if (each instanceof Map<?, ?> secret) {
                        secrets.add(secret.get("part") + " " + secret.get("field"));
                    }
                }
            }
        }

        /** What an entry wants to be there, or says to be gone. */
        private void named(Entry entry, String subject) {
            erased.addAll(Erasure.attachments(entry));
            erased.addAll(Erasure.digests(entry));
            if (entry.subject().toString().equals(subject)) {
                entry.attachments().stream().map(Attachment::hash).forEach(attached::add);
                PersonalDigest.each(entry.payload(), digests::add);
            }
        }

        private void keys(Entry entry) {
            if (entry.payload().get("key") instanceof String id
                    && entry.payload().get("publicKey") instanceof String written) {
                logs.add(entry.payload().get("log"));
                try {
                    known.put(id, Base64.getDecoder().decode(written));
                } catch (IllegalArgumentException e) {
                    add("SIGNATURE", false, "密钥读不了:" + id);
                }
            }
        }

        private void signature(Map<String, Object> manifest) {
            try {
                Map<String, Object> signed = new LinkedHashMap<>(manifest);
                signed.remove("signature");
                Form form = new Form(manifest, "清单", MANIFEST_KEYS);
                Suite suite = Suite.of(form.text("suite"));
                byte[] key = known.get(form.text("key"));
                boolean right = key != null
                        && suite.keyId(key).equals(form.text("key"))
                        && suite.verifies(key, CanonicalJson.bytes(signed), form.base64("signature"));
                add("SIGNATURE", right, right ? "签名:由平台的密钥" + form.text("key") + "签署" : "签名不对,或者签名的密钥不是这一平台的");
            } catch (ZhihengException e) {
                add("SIGNATURE", false, "签名读不了:" + e.getMessage());
            }
        }

        /** The histories of the runs, the proofs and the receipts that the case tells of; none is missing and none is too many. */
        private void others() throws IOException {
            int before = faults();
            Set<String> wanted = new TreeSet<>();
            runs.forEach(each -> wanted.add(ArchiveForm.history("run", each)));
            proofs().forEach(each -> wanted.add(ArchiveForm.history("proof", each)));
            receipts.forEach(each -> wanted.add(ArchiveForm.history("receipt", each)));
            wanted.stream()
                    .filter(each -> !found.containsKey(each))
                    .forEach(each -> add("RECORD", false, "缺少记录:" + each));
            again("record/", (name, in) -> {
                if (name.equals(ArchiveForm.HISTORY)) {
                    return;
                }
                if (!wanted.contains(name)) {
                    add("RECORD", false, "不是这一案件的记录:" + name);
                    return;
                }
                verified(in, name, subject(name), (position, entry) -> named(entry, subject(name)));
            });
            if (faults() == before) {
                add("RECORD", true, "程序、资格证明和决定依据的记录:" + wanted.size() + "份");
            }
        }

        private Set<String> proofs() {
            Set<String> proofs = new TreeSet<>();
            parts.values().forEach(each -> {
                if (each instanceof Map<?, ?> part && part.get("proof") instanceof String proof) {
                    proofs.add(proof);
                }
            });
            return proofs;
        }

        private static String subject(String name) {
            String file = name.substring("record/".length(), name.length() - ".jsonl".length());
            int dash = file.indexOf('-');
            String id = file.substring(dash + 1);
            return switch (file.substring(0, dash)) {
                case "run" -> "procedure-run/" + id;
                case "proof" -> "competence-proof/" + id;
                default -> ReceiptForm.SUBJECT + "/" + id;
            };
        }

        // ---- file

        private void attachments(Map<String, Object> manifest) {
            int before = faults();
            Set<String> destroyed = new HashSet<>();
            if (manifest.get("destroyed") instanceof List<?> list) {
                list.forEach(each -> destroyed.add(String.valueOf(each)));
            }
            for (String each : attached) {
                boolean there = found.containsKey(ArchiveForm.attachment(each));
                if (!there && !(destroyed.contains(each) && erased.contains(each))) {
                    add("ATTACHMENT", false, "缺少附件:" + each);
                }
            }
            found.keySet().stream()
                    .map(ArchiveForm::attached)
                    .filter(each -> each != null && !attached.contains(each))
                    .forEach(each -> add("ATTACHMENT", false, "记录里没有的附件:" + each));
            if (faults() == before) {
                add(
                        "ATTACHMENT",
                        true,
                        "附件:" + (attached.size() - destroyed.size()) + "个"
                                + (destroyed.isEmpty() ? "" : ",另有" + destroyed.size() + "个已依法销毁,记录自己写明了"));
            }
        }

        /** What digests stand for, those that are right. */
        private Map<String, String> disclosed(Map<String, Object> manifest) {
            Map<String, String> shown = new HashMap<>();
            int before = faults();
            try {
                Form form = new Form(object(ArchiveForm.PERSONAL).orElse(Map.of()), "个人信息文件", PERSONAL_KEYS);
                if (!form.text("format").equals(ArchiveForm.DISCLOSURES)
                        || !form.text("case").equals(manifest.get("case"))) {
                    throw form.fault("format");
                }
                for (Object each : form.list("disclosures")) {
                    Form datum = new Form(each, "个人信息", DISCLOSURE_KEYS);
                    String digest = datum.text("digest");
                    boolean right = digests.contains(digest)
                            && PersonalDigest.matches(
                                    digest, datum.base64("salt"), datum.text("kind"), datum.text("value"));
                    if (!right) {
                        add("DISCLOSURE", false, "所列的个人信息不是记录里的那一项:" + datum.text("kind"));
                    }
                    shown.put(digest, datum.text("value"));
                }
                digests.stream()
                        .filter(each -> !shown.containsKey(each) && !erased.contains(each))
                        .forEach(each -> add("DISCLOSURE", false, "缺少个人信息:" + each));
            } catch (ZhihengException e) {
                add("DISCLOSURE", false, "个人信息文件不合格式:" + e.getMessage());
            }
            if (faults() == before) {
                add("DISCLOSURE", true, "个人信息:" + shown.size() + "项,与记录里的摘要相符");
            }
            return shown;
        }

        /** That the file says what its record says, piece by piece and field by field. */
        private void file(Map<String, Object> manifest, Map<String, Object> file, Map<String, String> shown) {
            int before = faults();
            try {
                Form form = new Form(file, "案卷", CASE_KEYS);
                if (!form.text("format").equals(ArchiveForm.CASE_FORMAT)
                        || !form.text("case").equals(manifest.get("case"))) {
                    throw form.fault("format");
                }
                if (form.text("title").length() > LONGEST_TITLE) {
                    throw form.fault("title");
                }
                if (!logs.equals(Set.of(manifest.get("log")))) {
                    add("FILE", false, "清单里的日志不是记录所在的日志");
                }
                if (!(state.get("closedAt") instanceof String closed)
                        || !Instant.parse(closed).equals(Times.read(String.valueOf(manifest.get("closedAt"))))) {
                    add("FILE", false, "办结的时间与记录不符");
                }
                if (!state.equals(form.object("state"))) {
                    add("FILE", false, "案件的情况与记录不符");
                }
                if (!"closed".equals(state.get("status"))) {
                    add("FILE", false, "案件没有办结归档");
                }
                Set<String> told = new HashSet<>();
                for (Object each : form.list("pieces")) {
                    piece(each, told, shown);
                }
                parts.keySet().stream()
                        .filter(each -> !told.contains(each))
                        .forEach(each -> add("FILE", false, "案卷缺少" + each));
                index(form.list("index"));
            } catch (ZhihengException | DateTimeParseException e) {
                add("FILE", false, "案卷不合格式:" + e.getMessage());
            }
            if (faults() == before) {
                add("FILE", true, "案卷:" + parts.size() + "项内容,都与记录相符");
            }
        }

        private void piece(Object each, Set<String> told, Map<String, String> shown) {
            if (!(each instanceof Map<?, ?> piece) || !(piece.get("part") instanceof String part) || !told.add(part)) {
                add("FILE", false, "案卷里有读不了或者重复的内容");
                return;
            }
            if (!(parts.get(part) instanceof Map<?, ?> recorded)
                    || !(piece.get("values") instanceof Map<?, ?> values)
                    || !(recorded.get("values") instanceof Map<?, ?> wanted)) {
                add("FILE", false, "记录里没有" + part);
                return;
            }
            boolean same = Objects.equals(recorded.get("number"), piece.get("number"))
                    && Objects.equals(recorded.get("proof"), piece.get("proof"));
            if (!same) {
                add("FILE", false, part + "的版本或者资格证明与记录不符");
            }
            Set<Object> fields = new HashSet<>(wanted.keySet());
            fields.addAll(values.keySet());
            for (Object field : fields) {
                Object value = values.get(field);
                boolean right = secrets.contains(part + " " + field)
                        ? !wanted.containsKey(field)
                        : wanted.containsKey(field) && means(wanted.get(field), value, shown);
                if (!right) {
                    add("FILE", false, part + "的" + field + "与记录不符");
                }
            }
        }

        private boolean means(Object recorded, Object value, Map<String, String> shown) {
            if (recorded instanceof Map<?, ?> map
                    && map.size() == 1
                    && map.get(PersonalDigest.KEY) instanceof String digest) {
                String plain = shown.get(digest);
                return plain == null ? value == null && erased.contains(digest) : plain.equals(String.valueOf(value));
            }
            return Objects.equals(recorded, value);
        }

        /** That the index is the one that was frozen with the file. */
        private void index(List<Object> lines) {
            Set<Object> frozen = new HashSet<>();
            parts.forEach((name, part) -> {
                if (name.startsWith("index-line/")
                        && part instanceof Map<?, ?> map
                        && map.get("values") instanceof Map<?, ?> values) {
                    frozen.add(new HashMap<>(values));
                }
            });
            Set<Object> told = new HashSet<>();
            for (Object each : lines) {
                Map<Object, Object> line = new HashMap<>();
                if (each instanceof Map<?, ?> map) {
                    map.forEach((key, value) -> {
                        if (value != null && INDEX_FIELDS.contains(key)) {
                            line.put(key, value);
                        }
                    });
                }
                told.add(line);
            }
            if (!told.equals(frozen) || lines.size() != frozen.size()) {
                add("FILE", false, "卷内目录与归档时的不符");
            }
        }

        /** That what people read is what the file says. */
        private void page(Map<String, Object> file) throws IOException {
            int before = faults();
            again(ArchiveForm.INDEX_PAGE, (name, in) -> {
                byte[] bytes = in.readNBytes(MOST_READ);
                ArchivePageCheck.faults(new String(bytes, StandardCharsets.UTF_8), file, found.keySet())
                        .forEach(each -> add("PAGE", false, each));
            });
            if (faults() == before) {
                add("PAGE", true, "供阅读的网页:与案卷和卷内目录相符,只指向包里的文件");
            }
        }

        private void receipts() {
            int before = faults();
            for (String each : receipts) {
                String text = texts.get(ArchiveForm.receipt(each));
                if (text == null) {
                    add("RECEIPT", false, "缺少决定凭证:" + each);
                    continue;
                }
                try {
                    ReceiptVerifier.Result result = ReceiptVerifier.verify(
                            text, new Trust(List.of(), trust.keys(), Optional.empty()), Optional.empty());
                    result.checks().stream()
                            .filter(check -> !check.holds())
                            .forEach(check -> add("RECEIPT", false, "决定凭证" + each + ":" + check.text()));
                    if (!each.equals(result.id())) {
                        add("RECEIPT", false, "不是这一决定的凭证:" + each);
                    }
                } catch (ZhihengException e) {
                    add("RECEIPT", false, "决定凭证" + each + ":" + e.getMessage());
                }
            }
            found.keySet().stream()
                    .filter(each -> each.startsWith("receipts/")
                            && receipts.stream().noneMatch(id -> each.equals(ArchiveForm.receipt(id))))
                    .forEach(each -> add("RECEIPT", false, "不是这一案件的凭证:" + each));
            if (faults() == before) {
                add("RECEIPT", true, "决定凭证:" + receipts.size() + "份");
            }
        }

        private void add(String code, boolean holds, String text) {
            checks.add(new Check(code, holds, text));
        }
    }
}
