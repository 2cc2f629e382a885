package org.zhiheng.rules.reader;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.PackageContent;

/** Takes in the files of a package one by one and keeps out what is unsafe. For one thread. */
public final class ContentCollector {

    private static final int LONGEST_PATH = 200;

    private final FaultLog log = new FaultLog();
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, String> folded = new HashMap<>();
    private long total;
    private boolean full;

    /**
     * Takes in a file, or reports why not.
     *
     * @param content not copied
     */
    public void add(String path, byte[] content) {
        if (!mayAdd(path)) {
            return;
        }
        if (content.length > PackageContent.MAX_FILE) {
            tooLarge(path);
            return;
        }
        total += content.length;
        if (total > PackageContent.MAX_TOTAL) {
            full = true;
            log.add(FaultCode.FILE_TOTAL.at(path, 0, 0, PackageContent.MAX_TOTAL));
            return;
        }
        files.put(path, content);
    }

    /** Whether a file of this path may still be taken in; if not, that is reported. */
    private boolean mayAdd(String path) {
        if (full) {
            return false;
        }
        if (!safe(path)) {
            log.add(FaultCode.FILE_PATH.at(printable(path), 0, 0, printable(path)));
            return false;
        }
        if (files.containsKey(path)) {
            log.add(FaultCode.FILE_TWICE.at(path, 0, 0));
            return false;
        }
        String fold = Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String other = folded.putIfAbsent(fold, path);
        if (other != null) {
            log.add(FaultCode.FILE_CASE.at(path, 0, 0, other));
            return false;
        }
        if (files.size() >= PackageContent.MAX_FILES) {
            full = true;
            log.add(FaultCode.FILE_COUNT.at(path, 0, 0, PackageContent.MAX_FILES));
            return false;
        }
        return true;
    }

    /** No more is taken in, so nothing more need be read. */
    boolean isFull() {
        return full;
    }

    void tooLarge(String path) {
        log.add(FaultCode.FILE_TOO_LARGE.at(printable(path), 0, 0, PackageContent.MAX_FILE));
    }

    void link(String path) {
        log.add(FaultCode.FILE_LINK.at(printable(path), 0, 0, printable(path)));
    }

    void unreadableArchive(String name, String why) {
        log.add(FaultCode.FILE_ARCHIVE.at(name, 0, 0, why));
    }

    public Map<String, byte[]> files() {
        return files;
    }

    public List<Fault> faults() {
        return log.sorted();
    }

    private static boolean safe(String path) {
        if (path.isEmpty() || path.length() > LONGEST_PATH || path.indexOf('\\') >= 0 || path.indexOf(':') >= 0) {
            return false;
        }
        if (path.codePoints().anyMatch(c -> Character.isISOControl(c) || !Character.isDefined(c))) {
            return false;
        }
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return true;
    }

    private static String printable(String path) {
        String shown = path.replaceAll("\\p{Cntrl}", "?");
        return shown.length() > LONGEST_PATH ? shown.substring(0, LONGEST_PATH) + "…" : shown;
    }
}
