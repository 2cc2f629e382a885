package org.zhiheng.persistence.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The steps of the schema's history that a release knows.
 *
 * @param readableBy for each step the oldest step whose nodes may still work beside it
 */
public record Steps(SortedMap<Integer, Integer> readableBy) {

    /** The last step that this release knows. */
    public static int lastKnown() {
        return read(Steps.class.getClassLoader(), "db/steps.properties").last();
    }

    static Steps read(ClassLoader loader, String file) {
        Properties properties = new Properties();
        try (InputStream in = loader.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no file " + file);
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SortedMap<Integer, Integer> steps = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(each -> steps.put(Integer.valueOf(each), Integer.valueOf(properties.getProperty(each))));
        return new Steps(steps);
    }

    int last() {
        return readableBy.lastKey();
    }
}
