package org.zhiheng.records;

import java.util.regex.Pattern;

/** The form of an archive package (docs/contracts/archives.md): a closed file as one ZIP, with what proves that it is whole and as it was recorded. */
public final class ArchiveForm {

    /** Names the form of a package. */
    public static final String FORMAT = "zhiheng-archive-1";
    /** Names the form of the file in it. */
    public static final String CASE_FORMAT = "zhiheng-archive-case-1";
    /** Names the form of what shows what digests stand for. */
    public static final String DISCLOSURES = "zhiheng-archive-disclosures-1";

    /** The last part, which tells all others. */
    public static final String MANIFEST = "manifest.json";

    public static final String CASE = "case.json";
    public static final String INDEX_PAGE = "index.html";
    public static final String PERSONAL = "disclosures.json";
    /** The history of the case. */
    public static final String HISTORY = "record/case.jsonl";

    private static final Pattern NAME = Pattern.compile("index\\.html|case\\.json|disclosures\\.json|manifest\\.json"
            + "|record/(case|(run|proof|receipt)-[0-9A-Za-z._-]{1,100})\\.jsonl"
            + "|receipts/[0-9a-f-]{36}\\.json"
            + "|attachments/(sm3|sha-256)/[0-9a-f]{2}/[0-9a-f]{64}");
    private static final String ATTACHMENTS = "attachments/";

    private ArchiveForm() {}

    /** Whether a part may be called so. No such name leads out of a folder. */
    public static boolean named(String name) {
        return NAME.matcher(name).matches() && !name.contains("..");
    }

    /** The name of the part with the history of something. */
    public static String history(String kind, String id) {
        return "record/" + kind + "-" + id + ".jsonl";
    }

    public static String receipt(String id) {
        return "receipts/" + id + ".json";
    }

    /** The name of the part with an attachment, by its hash. */
    public static String attachment(String hash) {
        HashAlgorithm algorithm = HashAlgorithm.of(hash);
        String digits = hash.substring(hash.indexOf(':') + 1);
        return ATTACHMENTS + algorithm.written() + "/" + digits.substring(0, 2) + "/" + digits;
    }

    /** The hash of the attachment that is called so; null for another part. */
    static String attached(String name) {
        if (!name.startsWith(ATTACHMENTS)) {
            return null;
        }
        String[] parts = name.split("/");
        return parts[1] + ":" + parts[3];
    }
}
