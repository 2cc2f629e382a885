package org.zhiheng.itests.week;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One start of the distribution for all classes of this package that ask for it: it ends after the last of them. */
final class OneDistribution implements BeforeAllCallback {

    private static District district;

    /** Where everybody works. */
    static District district() {
        return district;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        district = context.getRoot()
                .getStore(Namespace.create(OneDistribution.class))
                .getOrComputeIfAbsent(District.class, each -> started(), District.class);
    }

    private static District started() {
        try {
            return new District(Path.of(System.getProperty("zhiheng.distribution")), Path.of("target/week"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
