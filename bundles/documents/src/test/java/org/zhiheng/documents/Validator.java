package org.zhiheng.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.preflight.ValidationResult.ValidationError;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/** What a validator of PDF/A-1b has against a document. */
final class Validator {

    private Validator() {}

    static List<String> faults(byte[] pdf) throws IOException {
        Path file = Files.createTempFile("document", ".pdf");
        try {
            Files.write(file, pdf);
            return PreflightParser.validate(file.toFile()).getErrorsList().stream()
                    .map(ValidationError::getDetails)
                    .distinct()
                    .toList();
        } finally {
            Files.delete(file);
        }
    }
}
