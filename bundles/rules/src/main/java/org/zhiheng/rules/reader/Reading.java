package org.zhiheng.rules.reader;

import java.util.HashMap;
import java.util.Map;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.SourceDocument;

/** What all readers of one package share. For one thread. */
final class Reading {

    private final FaultLog log;
    private final Shared shared = new Shared();
    private final Map<String, Place> ids = new HashMap<>();
    private Map<String, SourceDocument> documents;
    private Layer layer;

    Reading(FaultLog log) {
        this.log = log;
    }

    FaultLog log() {
        return log;
    }

    Shared shared() {
        return shared;
    }

    /** The documents the package declares; null when its manifest cannot be read, so that none is judged undeclared. */
    Map<String, SourceDocument> documents() {
        return documents;
    }

    /** The layer of the package; null when its manifest does not tell. */
    Layer layer() {
        return layer;
    }

    void manifestRead(Map<String, SourceDocument> declared, Layer own) {
        documents = declared;
        layer = own;
    }

    /**
     * Takes an id that must be unique in the package among its kind.
     *
     * @return false when it is taken already, which is reported
     */
    boolean claim(String kind, String id, Place place, FaultCode code) {
        Place before = ids.putIfAbsent(kind + ' ' + id, place);
        if (before == null) {
            return true;
        }
        place.faultHinted(code, String.format(code.hint(), before.file(), before.line()), id);
        return false;
    }
}
