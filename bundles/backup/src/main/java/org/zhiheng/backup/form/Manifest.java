package org.zhiheng.backup.form;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.HeadForm;
import org.zhiheng.records.Json;

/**
 * What a backup says of itself. It is written last, so a backup without it is none.
 *
 * @param at when the backup began: what was acknowledged before is in it
 * @param platform version of the program that made it
 * @param database {@code derby} or {@code postgresql}
 * @param schemaStep step of the database's schema
 * @param head the log's last head when it began, so a head that the database in it has; null while the log had none
 * @param withKeys whether there is a {@link KeyEnvelope}
 * @param damaged hashes of attachments left out because they were not what had been stored
 * @param files all its files but the manifest itself
 */
public record Manifest(
        String id,
        Instant at,
        String platform,
        String database,
        int schemaStep,
        SignedHead head,
        boolean withKeys,
        List<String> damaged,
        List<FileDigest> files) {

    /** Names this form. */
    public static final String FORMAT = "zhiheng-backup-1";
    /** Its file's name. */
    public static final String FILE = "manifest.json";
    /** The list of attachments: a line for each, hash and size. */
    public static final String ATTACHMENTS = "attachments.list";
    /** Folder or file of the database. */
    public static final String DERBY = "database";

    public static final String POSTGRESQL = "database.dump";

    public Manifest {
        damaged = List.copyOf(damaged);
        files = List.copyOf(files);
    }

    public String write() {
        Map<String, Object> map = written();
        map.put("format", FORMAT);
        map.put("files", files.stream().map(FileDigest::written).toList());
        return CanonicalJson.write(map) + "\n";
    }

    private Map<String, Object> written() {
        Map<String, Object> map = new HashMap<>();
        map.put("id", id);
        map.put("at", at.toString());
        map.put("platform", platform);
        map.put("database", database);
        map.put("schemaStep", schemaStep);
        map.put("head", head == null ? null : HeadForm.object(head));
        map.put("withKeys", withKeys);
        map.put("damaged", damaged);
        return map;
    }

    /** What the envelope of keys is bound to: all the rest of the backup. Who does not know the passphrase cannot change that unseen. */
    public byte[] bound() {
        Map<String, Object> map = written();
        map.put(
                "files",
                files.stream()
                        .filter(each -> !each.path().equals(KeyEnvelope.FILE))
                        .map(FileDigest::written)
                        .toList());
        return CanonicalJson.bytes(map);
    }

    /** @throws ZhihengException {@code BACKUP-MANIFEST} when it is not of this form */
    public static Manifest read(String text) {
        try {
            Map<String, Object> map = Json.readObject(text.strip());
            if (!FORMAT.equals(map.get("format"))) {
                throw fault(null);
            }
            List<FileDigest> files = new ArrayList<>();
            for (Object each : (List<?>) map.get("files")) {
                files.add(FileDigest.read((Map<?, ?>) each));
            }
            List<String> damaged = new ArrayList<>();
            for (Object each : (List<?>) map.get("damaged")) {
                damaged.add((String) each);
            }
            Object head = map.get("head");
            return new Manifest(
                    (String) map.get("id"),
                    Instant.parse((String) map.get("at")),
                    (String) map.get("platform"),
                    (String) map.get("database"),
                    Math.toIntExact((Long) map.get("schemaStep")),
                    head == null ? null : HeadForm.read(CanonicalJson.write(head)),
                    (Boolean) map.get("withKeys"),
                    damaged,
                    files);
        } catch (RuntimeException e) {
            throw fault(e);
        }
    }

    private static ZhihengException fault(RuntimeException cause) {
        return new ZhihengException(ErrorKind.INVALID, "BACKUP-MANIFEST", "备份的清单不合格式", null, cause);
    }
}
