package org.zhiheng.documents.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.zhiheng.api.code.DocumentNumber;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.documents.Documents;
import org.zhiheng.documents.Facts;
import org.zhiheng.documents.Paper;
import org.zhiheng.documents.Printed;
import org.zhiheng.documents.SignatureProvider;
import org.zhiheng.documents.Stamp;
import org.zhiheng.documents.docx.DocxPress;
import org.zhiheng.documents.fill.Filler;
import org.zhiheng.documents.pdf.PdfPress;
import org.zhiheng.documents.store.DocumentStore;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.rules.DocumentTemplate;

/** Writes documents, counts them and knows who has printed them. */
@Component(service = Documents.class, configurationPid = "org.zhiheng.documents")
@Designate(ocd = DocumentsSettings.class)
public final class DocumentsService implements Documents {

    private static final int MOST_COPIES = 999;

    private final PdfPress pdf = new PdfPress();
    private final DocxPress docx = new DocxPress();
    private final List<SignatureProvider> providers = new CopyOnWriteArrayList<>();
    private final DocumentStore store;
    private final String receipts;
    private final Clock clock;

    @Activate
    public DocumentsService(DocumentsSettings settings, @Reference Transactions transactions, @Reference Clock clock) {
        this(settings.receipts(), transactions, clock);
    }

    private DocumentsService(String receipts, Transactions transactions, Clock clock) {
        this.receipts = receipts.isBlank() ? null : receipts.strip().replaceAll("/+$", "");
        this.store = new DocumentStore(transactions);
        this.clock = clock;
    }

    /** @param receipts as {@link DocumentsSettings#receipts} */
    public static DocumentsService leadingTo(String receipts, Transactions transactions, Clock clock) {
        return new DocumentsService(receipts, transactions, clock);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(SignatureProvider provider) {
        providers.add(provider);
    }

    public void remove(SignatureProvider provider) {
        providers.remove(provider);
    }

    @Override
    public List<String> missing(DocumentTemplate template, Facts facts) {
        return template.needs().stream()
                .filter(each -> facts.value(each) == null)
                .toList();
    }

    @Override
    public List<String> said(Facts facts, String field) {
        return Filler.said(facts, field);
    }

    @Override
    public Written pdf(DocumentTemplate template, Facts facts, Stamp stamp, Paper paper, String signer) {
        if (paper != Paper.A4 && !template.narrow()) {
            throw ZhihengException.invalid("DOCUMENT-PAPER", "“" + template.title() + "”不能用窄幅纸打印", "paper");
        }
        SignatureProvider provider = signer == null || stamp.draft()
                ? null
                : providers.stream()
                        .filter(each -> each.signsFor(signer))
                        .findFirst()
                        .orElse(null);
        return pdf.write(template, Filler.fill(template, facts), stamp, paper, provider, signer, clock.instant());
    }

    @Override
    public byte[] docx(DocumentTemplate template, Facts facts, Stamp stamp) {
        return docx.write(template, Filler.fill(template, facts), stamp);
    }

    @Override
    public DocumentNumber number(String body, String word, DocumentTemplate template, LocalDate day) {
        int next = store.next(body, template.number(), day.getYear());
        return new DocumentNumber(word + template.number(), day.getYear(), next);
    }

    @Override
    public void printed(Printed printed) {
        if (printed.copies() < 1 || printed.copies() > MOST_COPIES) {
            throw ZhihengException.invalid("DOCUMENT-COPIES", "份数应当是1到" + MOST_COPIES, "copies");
        }
        store.printed(printed);
    }

    @Override
    public void withoutPurposes(String document) {
        store.withoutPurposes(document);
    }

    @Override
    public List<Printed> prints(String document) {
        return store.prints(document);
    }

    @Override
    public Optional<String> address(String document) {
        return Optional.ofNullable(receipts).map(each -> each + "/" + document);
    }
}
