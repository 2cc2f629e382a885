package org.zhiheng.records.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.rules.ContentFiles;
import org.zhiheng.api.rules.FaultInfo;
import org.zhiheng.api.rules.RuleArchive;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.Json;

/** How changes of rules are written into columns and into the record. What people wrote freely stays out of the record: it may name somebody. */
final class ArchiveForms {

    private ArchiveForms() {}

    /** One hash for the contents of a generation, in their order. */
    static String fingerprint(List<String> contentHashes) {
        ContentFiles.Hash hash = new ContentFiles.Hash();
        contentHashes.forEach(each -> hash.add("", each.getBytes(StandardCharsets.US_ASCII)));
        return hash.hex();
    }

    static Map<String, Object> payload(RuleArchive.Happening happening, RuleArchive.Mandate mandate) {
        Map<String, Object> payload = new LinkedHashMap<>();
        if (happening.generation() != null) {
            put(payload, happening.generation());
            payload.put("cause", happening.generation().cause());
        }
        payload.put(
                "contents",
                happening.dispositions().stream().map(ArchiveForms::payload).toList());
        payload.put(
                "decisions",
                mandate.decisions().stream().map(ArchiveForms::payload).toList());
        return payload;
    }

    private static void put(Map<String, Object> payload, RuleArchive.StoredGeneration generation) {
        payload.put("generation", generation.number());
        payload.put("fingerprint", fingerprint(generation.contentHashes()));
    }

    private static Map<String, Object> payload(RuleArchive.Disposition each) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("content", each.contentHash());
        payload.put("state", each.state());
        payload.put("package", each.packageId());
        payload.put("version", each.version());
        payload.put(
                "faults",
                each.faults().stream().map(FaultInfo::code).distinct().sorted().toList());
        return payload;
    }

    private static Map<String, Object> payload(RuleRelease.Decided decided) {
        RuleRelease.Proposal proposal = decided.proposal();
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("number", decided.number());
        payload.put("proposal", proposal.id());
        payload.put("change", proposal.change().name());
        payload.put("subject", proposal.subject());
        payload.put("state", proposal.state().name());
        payload.put("proposedBy", proposal.proposedBy());
        payload.put("decidedBy", proposal.decidedBy());
        return payload;
    }

    /** @param lost contents that the other archive had lost */
    static Map<String, Object> takenOver(List<RuleArchive.Happening> history, List<String> lost) {
        Map<String, Object> payload = new LinkedHashMap<>();
        history.stream()
                .map(RuleArchive.Happening::generation)
                .filter(generation -> generation != null)
                .reduce((older, newer) -> newer)
                .ifPresent(newest -> put(payload, newest));
        payload.put(
                "dispositions",
                history.stream().mapToInt(each -> each.dispositions().size()).sum());
        payload.put("lost", lost);
        return payload;
    }

    static String faults(List<FaultInfo> faults) {
        List<Object> forms = new ArrayList<>();
        for (FaultInfo each : faults) {
            Map<String, Object> form = new LinkedHashMap<>();
            form.put("severity", each.severity());
            form.put("code", each.code());
            form.put("file", each.file());
            form.put("line", (long) each.line());
            form.put("column", (long) each.column());
            form.put("message", each.message());
            form.put("hint", each.hint());
            forms.add(form);
        }
        return CanonicalJson.write(forms);
    }

    static List<FaultInfo> faults(String json) {
        List<FaultInfo> faults = new ArrayList<>();
        for (Object each : (List<?>) Json.read(json)) {
            Map<?, ?> form = (Map<?, ?>) each;
            faults.add(new FaultInfo(
                    (String) form.get("severity"),
                    (String) form.get("code"),
                    (String) form.get("file"),
                    ((Long) form.get("line")).intValue(),
                    ((Long) form.get("column")).intValue(),
                    (String) form.get("message"),
                    (String) form.get("hint")));
        }
        return faults;
    }
}
