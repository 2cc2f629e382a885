package org.zhiheng.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.records.ReceiptReport;
import org.zhiheng.records.ReceiptVerifier;
import org.zhiheng.records.ReceiptVerifier.Check;
import org.zhiheng.records.Trust;

/** What a receipt that somebody brought proves, in words. Nothing of it is kept, and nothing of it is looked up: it is verified as it is. */
final class ReceiptCheck {

    private ReceiptCheck() {}

    /**
     * @param sound whether all that was looked at holds
     * @param ours whether a key of the platform that is published here has signed it
     */
    record Told(
            String id,
            boolean sound,
            boolean ours,
            List<String> about,
            List<Check> checks,
            List<String> proved,
            List<String> unproved,
            String conclusion) {

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("id", id);
            json.put("sound", sound);
            json.put("ours", ours);
            json.put("about", about);
            json.put(
                    "checks",
                    checks.stream()
                            .map(each -> Map.of("code", each.code(), "holds", each.holds(), "text", each.text()))
                            .toList());
            json.put("proved", proved);
            json.put("unproved", unproved);
            json.put("conclusion", conclusion);
            return json;
        }
    }

    /**
     * @param disclosures what shows what digests in it stand for; null where it was not brought
     * @param mark what the code on paper says, or as much of it as is known: {@code <id>#<hash>}, or {@code <id>}; null where it was not brought
     * @param trusted ids of the keys that are believed here
     * @throws ZhihengException {@code RECORD-RECEIPT} for what is no receipt
     */
    static Told of(String receipt, String disclosures, String mark, Set<String> trusted) {
        ReceiptVerifier.Result result = ReceiptVerifier.verify(receipt, Trust.none(), Optional.ofNullable(disclosures));
        boolean ours = result.key() != null && trusted.contains(result.key());
        if (ours) {
            // Then that key has to vouch for all of it.
            result = ReceiptVerifier.verify(
                    receipt,
                    new Trust(List.of(), Set.of(result.key()), Optional.empty()),
                    Optional.ofNullable(disclosures));
        }
        List<Check> checks = new ArrayList<>(result.checks());
        if (mark != null) {
            boolean meant =
                    mark.indexOf('#') < 0 ? mark.equals(result.id()) : mark.endsWith(result.id() + "#" + result.hash());
            checks.add(new Check("MARK", meant, meant ? "二维码所指的就是这一凭证" : "二维码所指的不是这一凭证"));
        }
        boolean sound = checks.stream().allMatch(Check::holds);
        ReceiptReport.Told told = ReceiptReport.of(result);
        return new Told(
                result.id(),
                sound,
                ours,
                told.about(),
                checks,
                sound ? told.proved() : List.of(),
                told.unproved(),
                sound ? told.conclusion() : ReceiptReport.DOES_NOT_HOLD);
    }
}
