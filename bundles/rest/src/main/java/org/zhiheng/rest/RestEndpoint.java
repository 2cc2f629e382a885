package org.zhiheng.rest;

import java.time.Clock;
import java.util.List;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.transport.common.gzip.GZIPOutInterceptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.AccountResets;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.AuditTrail;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.FederatedSignIn;
import org.zhiheng.api.access.Identities;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.OwnAccount;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.api.cases.CaseArchives;
import org.zhiheng.api.cases.CaseDocuments;
import org.zhiheng.api.cases.CaseFilters;
import org.zhiheng.api.cases.CaseInspection;
import org.zhiheng.api.cases.CaseQuestions;
import org.zhiheng.api.cases.CaseRetention;
import org.zhiheng.api.cases.CaseSearch;
import org.zhiheng.api.cases.CaseSheets;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.PartyAccess;
import org.zhiheng.api.cases.Receipts;
import org.zhiheng.api.cases.SimilarDecisions;
import org.zhiheng.api.credentials.BodyChanges;
import org.zhiheng.api.credentials.BodyProcedures;
import org.zhiheng.api.credentials.CertificateProcedures;
import org.zhiheng.api.credentials.FollowUps;
import org.zhiheng.api.credentials.Monitors;
import org.zhiheng.api.credentials.OfficerCards;
import org.zhiheng.api.credentials.OfficerExits;
import org.zhiheng.api.disclosure.Clues;
import org.zhiheng.api.disclosure.PublicationDelivery;
import org.zhiheng.api.disclosure.Publications;
import org.zhiheng.api.powers.PowerProcedures;
import org.zhiheng.api.powers.Powers;
import org.zhiheng.api.procedures.Procedures;
import org.zhiheng.api.procedures.RunPaperRetention;
import org.zhiheng.api.procedures.RunPapers;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Tasks;
import org.zhiheng.api.records.HeldLog;
import org.zhiheng.api.records.LogKeys;
import org.zhiheng.api.records.RecordExport;
import org.zhiheng.api.records.RecordVerification;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.ReliedRulings;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.api.registers.RegisteredRulings;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.api.registers.Spreadsheets;
import org.zhiheng.api.rules.RuleDesk;
import org.zhiheng.api.rules.RulePreview;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.api.system.Backups;
import org.zhiheng.rest.door.Door;
import org.zhiheng.rest.door.DoorFilter;

/**
 * Publishes the HTTP interface under {@code /api}. It listens at the root, below every other address, so that an address that does
 * not exist is answered in the same form as every other error.
 */
@Component(service = RestEndpoint.class, immediate = true)
public final class RestEndpoint {

    /** Everything that is published; a test holds that each method of it says whom it is for. */
    static final List<Class<?>> RESOURCES = List.of(
            RulingResource.class,
            RulesResource.class,
            DraftResource.class,
            SessionResource.class,
            FederatedResource.class,
            OwnAccountResource.class,
            AccountsResource.class,
            RolesResource.class,
            TokensResource.class,
            ResetsResource.class,
            IdentitiesResource.class,
            CertificatesResource.class,
            BodiesResource.class,
            ReleaseResource.class,
            AuditResource.class,
            ActResource.class,
            RecordResource.class,
            BackupResource.class,
            RegistersResource.class,
            RegisteredRulingsResource.class,
            CompetenceProofsResource.class,
            ProceduresResource.class,
            RunsResource.class,
            RunPapersResource.class,
            RunPaperRetentionResource.class,
            TasksResource.class,
            PowersResource.class,
            OfficerCardsResource.class,
            OfficersResource.class,
            BodyChangesResource.class,
            OfficerExitsResource.class,
            FollowUpsResource.class,
            MonitorsResource.class,
            CertificateProceduresResource.class,
            BodyProceduresResource.class,
            CasesResource.class,
            CaseDocumentsResource.class,
            CaseKindsResource.class,
            CaseSearchResource.class,
            CaseSheetsResource.class,
            PartyAccessResource.class,
            PartyResource.class,
            ReceiptsResource.class,
            ReceiptCheckResource.class,
            CaseArchiveResource.class,
            CaseRetentionResource.class,
            ArchivedCasesResource.class,
            PublicationsResource.class,
            CluesResource.class,
            UploadsResource.class,
            OpenApiResource.class,
            StartResource.class);

    private final Bus bus;
    private final Server server;

    @Activate
    public RestEndpoint(
            @Reference Door door,
            @Reference Rulings rulings,
            @Reference RuleDesk desk,
            @Reference RulePreview preview,
            @Reference SignIn signIn,
            @Reference FederatedSignIn federated,
            @Reference Permissions permissions,
            @Reference Directory directory,
            @Reference OwnAccount own,
            @Reference Accounts accounts,
            @Reference AccountResets resets,
            @Reference Identities identities,
            @Reference Organisation organisation,
            @Reference RuleRelease releases,
            @Reference AuditTrail audit,
            @Reference ReliedRulings relied,
            @Reference Records records,
            @Reference RecordExport export,
            @Reference RecordVerification verification,
            @Reference LogKeys keys,
            @Reference HeldLog held,
            @Reference Backups backups,
            @Reference Registers registers,
            @Reference Spreadsheets spreadsheets,
            @Reference RegisteredRulings registered,
            @Reference Procedures procedures,
            @Reference Runs runs,
            @Reference RunPapers runPapers,
            @Reference RunPaperRetention runPaperRetention,
            @Reference Tasks tasks,
            @Reference Powers powers,
            @Reference PowerProcedures powerProcedures,
            @Reference OfficerCards cards,
            @Reference BodyChanges bodyChanges,
            @Reference OfficerExits exits,
            @Reference FollowUps followUps,
            @Reference Monitors monitors,
            @Reference CertificateProcedures certificateProcedures,
            @Reference BodyProcedures bodyProcedures,
            @Reference Cases cases,
            @Reference CaseInspection inspection,
            @Reference SimilarDecisions similar,
            @Reference CaseQuestions caseQuestions,
            @Reference CaseSearch caseSearch,
            @Reference CaseFilters caseFilters,
            @Reference CaseSheets caseSheets,
            @Reference PartyAccess partyAccess,
            @Reference Receipts receipts,
            @Reference CaseArchives caseArchives,
            @Reference CaseRetention caseRetention,
            @Reference CaseDocuments caseDocuments,
            @Reference Publications publications,
            @Reference PublicationDelivery delivery,
            @Reference Clues clues,
            @Reference Uploads uploads,
            @Reference Clock clock) {
        Called called = new Called(organisation, directory, runs, registers, cases);
        bus = newBus();
        server = create(
                bus,
                "/",
                door,
                List.of(
                        new RulingResource(rulings),
                        new RulesResource(desk),
                        new DraftResource(preview, rulings, caseQuestions),
                        new SessionResource(signIn, permissions, directory),
                        new FederatedResource(federated),
                        new OwnAccountResource(own),
                        new AccountsResource(accounts, resets, directory, identities),
                        new ResetsResource(resets),
                        new RolesResource(accounts),
                        new TokensResource(accounts),
                        new IdentitiesResource(identities),
                        new CertificatesResource(accounts),
                        new BodiesResource(organisation),
                        new ReleaseResource(desk, releases, directory),
                        new AuditResource(audit),
                        new ActResource(relied),
                        new RecordResource(records, export, verification, keys, held),
                        new BackupResource(backups),
                        new RegistersResource(registers, spreadsheets, permissions, called, clock),
                        new RegisteredRulingsResource(registered),
                        new CompetenceProofsResource(registered),
                        new ProceduresResource(procedures),
                        new RunsResource(runs, called),
                        new RunPapersResource(runPapers),
                        new RunPaperRetentionResource(runPaperRetention),
                        new TasksResource(tasks, called, publications),
                        new PowersResource(powers, powerProcedures, called, clock),
                        new OfficerCardsResource(cards),
                        new OfficersResource(cards, clock),
                        new BodyChangesResource(bodyChanges),
                        new OfficerExitsResource(exits),
                        new FollowUpsResource(followUps),
                        new MonitorsResource(monitors, called, clock),
                        new CertificateProceduresResource(certificateProcedures),
                        new BodyProceduresResource(bodyProcedures),
                        new CasesResource(cases, inspection, similar, caseQuestions, called),
                        new CaseDocumentsResource(caseDocuments, called),
                        new CaseKindsResource(cases),
                        new CaseSearchResource(caseSearch, caseFilters),
                        new CaseSheetsResource(caseSheets, caseFilters),
                        new PartyAccessResource(partyAccess),
                        new PartyResource(partyAccess, clock),
                        new ReceiptsResource(receipts),
                        new ReceiptCheckResource(receipts),
                        new CaseArchiveResource(caseArchives),
                        new CaseRetentionResource(caseRetention),
                        new ArchivedCasesResource(caseArchives, caseSearch),
                        new PublicationsResource(publications, delivery),
                        new CluesResource(clues),
                        new UploadsResource(uploads),
                        new OpenApiResource(rulings, DoorTable.of(RESOURCES), registers::definitions),
                        new StartResource()));
    }

    static Server create(Bus bus, String address, Door door, List<Object> resources) {
        JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
        factory.setBus(bus);
        factory.setAddress(address);
        factory.setServiceBeans(resources);
        factory.setProviders(List.of(
                new RouteFilter(), new ErrorAnswers(), new DoorFilter(door), new TypedBodies(), new SentJson.Reader()));
        factory.getOutInterceptors().add(new GZIPOutInterceptor());
        return factory.create();
    }

    @Deactivate
    void deactivate() {
        server.destroy();
        bus.shutdown(true);
    }

    /** A bus of our own: nobody registers one, and the thread's loader decides where CXF looks for its parts. */
    static Bus newBus() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(Bus.class.getClassLoader());
            return BusFactory.newInstance().createBus();
        } finally {
            thread.setContextClassLoader(before);
            BusFactory.setThreadDefaultBus(null);
        }
    }
}
