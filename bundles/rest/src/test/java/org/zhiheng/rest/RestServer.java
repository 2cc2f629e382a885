package org.zhiheng.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Server;
import org.zhiheng.access.oidc.OidcPolicy;
import org.zhiheng.access.service.RealAccess;
import org.zhiheng.access.service.TrustedProxies;
import org.zhiheng.api.access.AuditTrail;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.RuleRelease;
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
import org.zhiheng.api.error.ZhihengException;
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
import org.zhiheng.rest.door.Proxies;

/** The whole HTTP interface on a free port, with the real accounts behind its door. */
final class RestServer implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper READER = new ObjectMapper();

    final RealAccess access;
    private final Bus bus;
    private final Server server;
    private final int port;

    /** @param more resources besides those of the platform */
    RestServer(Path folder, Rulings rulings, List<String> trustedProxies, Object... more) {
        this(folder, rulings, trustedProxies, port -> null, more);
    }

    /** @param oidc how people sign in by a provider, when this server has the port */
    RestServer(
            Path folder, Rulings rulings, List<String> trustedProxies, IntFunction<OidcPolicy> oidc, Object... more) {
        port = freePort();
        access = new RealAccess(folder, oidc.apply(port));
        bus = RestEndpoint.newBus();
        Called called = new Called(
                access.organisation, access.directory, empty(Runs.class), empty(Registers.class), empty(Cases.class));
        List<Object> resources = new ArrayList<>(List.of(
                new RulingResource(rulings),
                new RulesResource(empty(RuleDesk.class)),
                new DraftResource(empty(RulePreview.class), rulings, empty(CaseQuestions.class)),
                new SessionResource(access.signIn, access.permissions, access.directory),
                new FederatedResource(access.federated),
                new OwnAccountResource(access.own),
                new AccountsResource(access.accounts, access.resets, access.directory, access.identities),
                new ResetsResource(access.resets),
                new RolesResource(access.accounts),
                new TokensResource(access.accounts),
                new IdentitiesResource(access.identities),
                new CertificatesResource(access.accounts),
                new BodiesResource(access.organisation),
                new ReleaseResource(proposing(), access.releases, access.directory),
                new AuditResource(empty(AuditTrail.class)),
                new ActResource(empty(ReliedRulings.class)),
                new RecordResource(
                        empty(Records.class),
                        empty(RecordExport.class),
                        empty(RecordVerification.class),
                        empty(LogKeys.class),
                        empty(HeldLog.class)),
                new BackupResource(empty(Backups.class)),
                new RegistersResource(
                        empty(Registers.class), empty(Spreadsheets.class), access.permissions, called, access.clock),
                new RegisteredRulingsResource(empty(RegisteredRulings.class)),
                new CompetenceProofsResource(empty(RegisteredRulings.class)),
                new ProceduresResource(empty(Procedures.class)),
                new RunsResource(empty(Runs.class), called),
                new RunPapersResource(empty(RunPapers.class)),
                new RunPaperRetentionResource(empty(RunPaperRetention.class)),
                new TasksResource(empty(Tasks.class), called, empty(Publications.class)),
                new PowersResource(empty(Powers.class), empty(PowerProcedures.class), called, access.clock),
                new OfficerCardsResource(empty(OfficerCards.class)),
                new OfficersResource(empty(OfficerCards.class), access.clock),
                new BodyChangesResource(empty(BodyChanges.class)),
                new OfficerExitsResource(empty(OfficerExits.class)),
                new FollowUpsResource(empty(FollowUps.class)),
                new MonitorsResource(empty(Monitors.class), called, access.clock),
                new CertificateProceduresResource(empty(CertificateProcedures.class)),
                new BodyProceduresResource(empty(BodyProcedures.class)),
                new CasesResource(
                        empty(Cases.class),
                        empty(CaseInspection.class),
                        empty(SimilarDecisions.class),
                        empty(CaseQuestions.class),
                        called),
                new CaseSearchResource(empty(CaseSearch.class), empty(CaseFilters.class)),
                new CaseSheetsResource(empty(CaseSheets.class), empty(CaseFilters.class)),
                new PartyAccessResource(empty(PartyAccess.class)),
                new PartyResource(empty(PartyAccess.class), access.clock),
                new ReceiptsResource(empty(Receipts.class)),
                new ReceiptCheckResource(empty(Receipts.class)),
                new CaseArchiveResource(empty(CaseArchives.class)),
                new CaseRetentionResource(empty(CaseRetention.class)),
                new ArchivedCasesResource(empty(CaseArchives.class), empty(CaseSearch.class)),
                new CaseDocumentsResource(empty(CaseDocuments.class), called),
                new PublicationsResource(empty(Publications.class), empty(PublicationDelivery.class)),
                new CluesResource(empty(Clues.class)),
                new CaseKindsResource(empty(Cases.class)),
                new UploadsResource(empty(Uploads.class)),
                new OpenApiResource(rulings, DoorTable.of(RestEndpoint.RESOURCES), List::of),
                new StartResource()));
        resources.addAll(List.of(more));
        Door door = new Door(
                access.signIn,
                access.permissions,
                access.watch,
                new Proxies(new TrustedProxies(trustedProxies.toArray(new String[0]))));
        server = RestEndpoint.create(bus, "http://127.0.0.1:" + port + "/", door, resources);
    }

    /** A desk that proposes whatever it is asked to, as if it were there. */
    private RuleDesk proposing() {
        return (RuleDesk) Proxy.newProxyInstance(
                RuleDesk.class.getClassLoader(), new Class<?>[] {RuleDesk.class}, (self, method, parameters) -> {
                    if (!method.getName().equals("propose")) {
                        throw ZhihengException.notFound("TEST-NOTHING", "什么也没有", null);
                    }
                    return access.releases.propose(
                            (Principal) parameters[0],
                            (RuleRelease.Change) parameters[1],
                            (String) parameters[2],
                            (String) parameters[3]);
                });
    }

    /** A service that has nothing: what gets as far as to it is answered with 404. */
    private static <T> T empty(Class<T> service) {
        return service.cast(Proxy.newProxyInstance(
                service.getClassLoader(), new Class<?>[] {service}, (self, method, parameters) -> {
                    throw ZhihengException.notFound("TEST-NOTHING", "什么也没有", null);
                }));
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Map<?, ?> json(HttpResponse<byte[]> response) {
        try {
            return READER.readValue(response.body(), Map.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.destroy();
        bus.shutdown(true);
        access.close();
    }
}
