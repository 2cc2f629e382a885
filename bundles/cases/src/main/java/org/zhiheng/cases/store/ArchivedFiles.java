package org.zhiheng.cases.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.cases.CaseArchives.Archived;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.ArchiveForm;
import org.zhiheng.records.Json;

/** Packages of other platforms as they lie among the attachments; each was verified when it was taken in. Thread-safe. */
@Component(service = ArchivedFiles.class)
public final class ArchivedFiles {

    private final Transactions transactions;
    private final Uploads uploads;

    @Activate
    public ArchivedFiles(@Reference Transactions transactions, @Reference Uploads uploads) {
        this.transactions = transactions;
        this.uploads = uploads;
    }

    /** Those with these ids, in no order. */
    public List<Archived> of(Collection<String> ids) {
        return transactions.readOnly(tx -> ArchivedTables.of(tx.connection(), ids));
    }

    /** Those after an id, by id. */
    public List<Archived> after(String id, int most) {
        return transactions.readOnly(tx -> ArchivedTables.after(tx.connection(), id, most));
    }

    /** A part of a package, to be closed by who asked. */
    public InputStream part(Archived archived, String name) throws IOException {
        ZipInputStream zip = new ZipInputStream(uploads.open(archived.hash()).content(), StandardCharsets.UTF_8);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(name)) {
                return zip;
            }
        }
        zip.close();
        throw new IOException("a part that was there is gone: " + name);
    }

    /** A part of a package that is an object of JSON, such as {@link ArchiveForm#CASE}. */
    public Map<String, Object> json(Archived archived, String name) throws IOException {
        try (InputStream in = part(archived, name)) {
            return Json.readObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
