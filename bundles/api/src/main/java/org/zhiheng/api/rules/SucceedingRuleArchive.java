package org.zhiheng.api.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/** An archive that can take the place of another one. */
@ProviderType
public interface SucceedingRuleArchive extends RuleArchive {

    /**
     * Takes in all that another archive has, in one step; this one must be empty.
     *
     * @param history what happened there, the oldest first
     * @param contents gives a content of that archive; empty when it is lost
     * @return hashes of contents that are named in the history and were lost
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code RULES-ARCHIVE-MOVED} when this one is not empty
     */
    List<String> takeOver(
            List<Happening> history, Function<String, Optional<Map<String, byte[]>>> contents, Mandate mandate);
}
