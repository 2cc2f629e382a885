package org.zhiheng.rest;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.AccountResets;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Identities;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.rest.Fields.Form;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** Accounts: the list, as far as who asks may see, and what administrators do with them. */
@Path("/api/v1/accounts")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class AccountsResource {

    private static final List<String> OPERATIONS =
            Arrays.stream(Operation.values()).map(Operation::id).toList();

    static final Fields OPEN = Fields.none()
            .text("name", "账号名,用来登录")
            .word("kind", "人员或者程序", Accounts.Kind.class)
            .text("personNumber", "人员编号;同一编号就是同一人")
            .text("personName", "姓名")
            .text("body", "机构编号");
    static final Fields PERSON = Fields.none().text("personNumber", "人员编号").text("personName", "姓名");
    static final Fields GRANT = Fields.none()
            .word("role", "角色", Role.class)
            .text("body", "在哪个机构")
            .word("scope", "数据范围", Scope.class)
            .optionalMoment("until", "至何时,不含;不填为没有期限");
    static final Fields APPOINT = Fields.none().text("body", "在哪个机构");
    static final Fields IDENTITY = Fields.none().text("subject", "统一身份,与认证平台里的完全一样");
    static final Fields TOKEN =
            Fields.none().words("operations", "令牌可以做什么", OPERATIONS).moment("until", "至何时,不含");

    static final Fields CERTIFICATE = Fields.none()
            .longText("certificate", "X.509证书,PEM")
            .words("operations", "用这张证书签名的消息可以做什么", OPERATIONS)
            .moment("until", "至何时,不含;不超过证书的有效期");

    static final Fields RESET = Fields.none()
            .word("what", "动态验证码,或者口令和动态验证码", AccountResets.What.class)
            .text("reason", "遗失了什么,怎样核实是本人");

    private final Accounts accounts;
    private final AccountResets resets;
    private final Directory directory;
    private final Identities identities;

    AccountsResource(Accounts accounts, AccountResets resets, Directory directory, Identities identities) {
        this.accounts = accounts;
        this.resets = resets;
        this.directory = directory;
        this.identities = identities;
    }

    @GET
    @Needs(Operation.DIRECTORY_VIEW)
    public Response list(
            @Context Visitor visitor,
            @QueryParam("sort") @DefaultValue("name") String sort,
            @QueryParam("order") @DefaultValue("ascending") String order,
            @QueryParam("size") @DefaultValue("50") String size,
            @QueryParam("after") String after,
            @QueryParam("body") String body,
            @QueryParam("closed") @DefaultValue("false") String closed,
            @QueryParam("purpose") String purpose) {
        Directory.Wanted wanted = new Directory.Wanted(
                Queries.word(Directory.Sort.class, "sort", sort),
                Queries.word(Queries.Order.class, "order", order) == Queries.Order.DESCENDING,
                Queries.number("size", size),
                after,
                body,
                Queries.yes("closed", closed));
        Directory.Page page = directory.list(visitor.who(), wanted, purpose);
        Map<String, Object> form = new LinkedHashMap<>();
        form.put(
                "accounts",
                page.accounts().stream().map(AccountsResource::listed).toList());
        form.put("next", page.next());
        return Answers.ok(form);
    }

    @GET
    @Path("{account}")
    @Needs(Operation.DIRECTORY_VIEW)
    public Response show(
            @Context Visitor visitor, @PathParam("account") String account, @QueryParam("purpose") String purpose) {
        Directory.Shown shown = directory.show(visitor.who(), account, purpose);
        Map<String, Object> form = listed(shown.account());
        form.put("roles", SessionResource.grants(shown.grants()));
        form.put("security", shown.security() == null ? null : security(shown.security()));
        return Answers.ok(form);
    }

    private static Map<String, Object> listed(Directory.Listed account) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("account", account.account());
        form.put("name", account.name());
        form.put("kind", Words.of(account.kind()));
        form.put("body", account.body());
        form.put("openedAt", PlainForm.of(account.openedAt()));
        form.put("closedAt", PlainForm.of(account.closedAt()));
        form.put("person", PlainForm.of(account.staff()));
        return form;
    }

    private static Map<String, Object> security(Directory.Security security) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("blockedUntil", PlainForm.of(security.blockedUntil()));
        form.put("firstPassword", security.firstPassword());
        form.put("factor", security.factor());
        form.put(
                "tokens",
                security.tokens().stream()
                        .map(each -> Map.of(
                                "token", each.id(),
                                "operations",
                                        each.operations().stream()
                                                .map(Operation::id)
                                                .sorted()
                                                .toList(),
                                "until", PlainForm.moment(each.until())))
                        .toList());
        form.put(
                "certificates",
                security.certificates().stream()
                        .map(each -> Map.of(
                                "certificate", each.id(),
                                "fingerprint", each.fingerprint(),
                                "operations",
                                        each.operations().stream()
                                                .map(Operation::id)
                                                .sorted()
                                                .toList(),
                                "from", PlainForm.moment(each.from()),
                                "until", PlainForm.moment(each.until())))
                        .toList());
        return form;
    }

    @POST
    @Needs(Operation.ACCOUNT_OPEN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response open(@Context Visitor visitor, SentJson sent) {
        Form form = OPEN.read(sent);
        Accounts.Opened opened = accounts.open(
                visitor.who(),
                new Accounts.NewAccount(
                        form.text("name"),
                        form.word("kind", Accounts.Kind.class),
                        form.text("personNumber"),
                        form.text("personName"),
                        form.text("body")));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("account", opened.account());
        answer.put("password", opened.password());
        return Answers.made(answer);
    }

    @PUT
    @Path("{account}/person")
    @Needs(Operation.PERSON_CORRECT)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response correctPerson(@Context Visitor visitor, @PathParam("account") String account, SentJson sent) {
        Form form = PERSON.read(sent);
        accounts.correctPerson(visitor.who(), account, form.text("personNumber"), form.text("personName"));
        return Response.noContent().build();
    }

    @DELETE
    @Path("{account}")
    @Needs(Operation.ACCOUNT_CLOSE)
    public Response close(@Context Visitor visitor, @PathParam("account") String account) {
        accounts.close(visitor.who(), account);
        return Response.noContent().build();
    }

    @POST
    @Path("{account}/roles")
    @Needs(Operation.ROLE_GRANT)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response grant(@Context Visitor visitor, @PathParam("account") String account, SentJson sent) {
        Form form = GRANT.read(sent);
        return Answers.made(SessionResource.grant(accounts.grant(
                visitor.who(),
                account,
                form.word("role", Role.class),
                form.text("body"),
                form.word("scope", Scope.class),
                form.moment("until"))));
    }

    /** The one right the system administrator gives, and only as long as nobody ever had it. */
    @POST
    @Path("{account}/first-security-administrator")
    @Needs(Operation.SECURITY_APPOINT)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response appoint(@Context Visitor visitor, @PathParam("account") String account, SentJson sent) {
        return Answers.made(SessionResource.grant(accounts.grant(
                visitor.who(),
                account,
                Role.SECURITY_ADMINISTRATOR,
                APPOINT.read(sent).text("body"),
                Scope.ALL,
                null)));
    }

    @POST
    @Path("{account}/password")
    @Needs(Operation.PASSWORD_RESET)
    public Response resetPassword(@Context Visitor visitor, @PathParam("account") String account) {
        return Answers.made(Map.of("password", accounts.resetPassword(visitor.who(), account)));
    }

    /** Asks for what a second person has to confirm. */
    @POST
    @Path("{account}/resets")
    @Needs(Operation.FACTOR_RESET)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response requestReset(@Context Visitor visitor, @PathParam("account") String account, SentJson sent) {
        Form form = RESET.read(sent);
        return Answers.made(ResetsResource.step(resets.request(
                visitor.who(), account, form.word("what", AccountResets.What.class), form.text("reason"))));
    }

    @DELETE
    @Path("{account}/block")
    @Needs(Operation.ACCOUNT_UNLOCK)
    public Response unlock(@Context Visitor visitor, @PathParam("account") String account) {
        accounts.unlock(visitor.who(), account);
        return Response.noContent().build();
    }

    @DELETE
    @Path("{account}/sessions")
    @Needs(Operation.SESSION_END)
    public Response endSessions(@Context Visitor visitor, @PathParam("account") String account) {
        accounts.endSessions(visitor.who(), account);
        return Response.noContent().build();
    }

    @POST
    @Path("{account}/tokens")
    @Needs(Operation.TOKEN_ISSUE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response issueToken(@Context Visitor visitor, @PathParam("account") String account, SentJson sent) {
        Form form = TOKEN.read(sent);
        Accounts.Issued issued = accounts.issueToken(visitor.who(), account, operations(form), form.moment("until"));
        return Answers.made(Map.of("id", issued.id(), "token", issued.token()));
    }

    private static Set<Operation> operations(Form form) {
        return form.words("operations").stream()
                .map(each -> Operation.of(each)
                        .orElseThrow(() -> ZhihengException.invalid("HTTP-FIELD", "没有这一操作:" + each, "operations")))
                .collect(Collectors.toSet());
    }

    @POST
    @Path("{account}/certificates")
    @Needs(Operation.SIGNING_CERTIFICATE_REGISTER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response registerCertificate(@Context Visitor visitor, @PathParam("account") String account, SentJson sent) {
        Form form = CERTIFICATE.read(sent);
        Accounts.Registered registered = accounts.registerCertificate(
                visitor.who(), account, certificate(form.text("certificate")), operations(form), form.moment("until"));
        return Answers.made(Map.of(
                "id",
                registered.id(),
                "fingerprint",
                registered.fingerprint(),
                "until",
                PlainForm.moment(registered.until())));
    }

    private static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new ZhihengException(
                    ErrorKind.INVALID, "HTTP-FIELD", "certificate应当是一张X.509证书(PEM)", "certificate", e);
        }
    }

    @GET
    @Path("{account}/identities")
    @Needs(Operation.IDENTITY_VIEW)
    public Response identities(@Context Visitor visitor, @PathParam("account") String account) {
        return Answers.ok(Map.of(
                "identities",
                identities.list(visitor.who(), account).stream()
                        .map(AccountsResource::identity)
                        .toList()));
    }

    @POST
    @Path("{account}/identities")
    @Needs(Operation.IDENTITY_LINK)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response link(@Context Visitor visitor, @PathParam("account") String account, SentJson sent) {
        return Answers.made(identity(
                identities.link(visitor.who(), account, IDENTITY.read(sent).text("subject"))));
    }

    private static Map<String, Object> identity(Identities.Linked linked) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("identity", linked.id());
        form.put("issuer", linked.issuer());
        form.put("since", PlainForm.of(linked.since()));
        return form;
    }
}
