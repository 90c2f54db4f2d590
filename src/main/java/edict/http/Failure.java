package edict.http;

import edict.Edict;
import edict.document.Problem;
import edict.report.JsonText;
import edict.report.ProblemReport;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A request that gets problem details (RFC 9457) for an answer. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String title;
    private final transient List<Problem> problems;
    private final transient Optional<Integer> retryAfter;

    private Failure(
            int status, String type, String title, String detail, List<Problem> problems, Optional<Integer> retryAfter) {
        super(detail);
        this.status = status;
        this.type = type;
        this.title = title;
        this.problems = problems;
        this.retryAfter = retryAfter;
    }

    /** Why there is no other answer. @param answer says that the document or the question is wrong */
    static Failure of(Edict.Answer answer) {
        return answer instanceof Edict.Misasked misasked
                ? badParameter(misasked.message())
                : badDocument(((Edict.Rejected) answer).problems());
    }

    static Failure badDocument(List<Problem> problems) {
        return unusable("bad-document", "The document can't be read", problems);
    }

    static Failure badRules(List<Problem> problems) {
        return unusable("bad-rules", "The rules proposed are not usable", problems);
    }

    private static Failure unusable(String type, String title, List<Problem> problems) {
        return new Failure(
                422,
                type,
                title,
                problems.size() == 1 ? problems.get(0).message() : problems.size() + " problems",
                problems,
                Optional.empty());
    }

    static Failure badParameter(String detail) {
        return of(400, "bad-parameter", "A parameter is wrong", detail);
    }

    static Failure badRequest(String detail) {
        return of(400, "bad-request", "The request is wrong", detail);
    }

    static Failure notFound(String detail) {
        return of(404, "not-found", "There is no such resource", detail);
    }

    static Failure wrongMethod() {
        return of(405, "wrong-method", "The resource does not answer this method", "`Allow` names those it answers");
    }

    static Failure tooSlow(long bytesASecond) {
        return of(
                408,
                "too-slow",
                "The body came too slowly",
                "the body came at less than " + bytesASecond + " bytes a second, or no more of it; send it again, without a pause");
    }

    static Failure tooLarge(int bytes) {
        return of(413, "too-large", "The body is too large", "a body may have " + bytes + " bytes");
    }

    static Failure wrongHost(String detail) {
        return of(421, "wrong-host", "The server does not answer by this name", detail);
    }

    static Failure otherSite(String detail) {
        return of(403, "other-site", "A page of another site asks", detail);
    }

    static Failure wrongType(String detail) {
        return of(415, "wrong-type", "The body has a type that is not read", detail);
    }

    static Failure overBudget(String detail) {
        return of(
                503,
                "over-budget",
                "The evaluation was stopped",
                detail + "; where that comes again, ask for less at once, or give the server more time (`serve --time-limit`)");
    }

    /** The same whenever it is asked again. */
    static Failure tooCostly(String detail) {
        return of(422, "too-costly", "The evaluation was stopped", detail + "; it comes again each time, so ask for less at once");
    }

    /** Told to who closed nothing but its own half of the connection; of others nobody is there. */
    static Failure gone() {
        return badRequest("the connection was closed before the answer had come, which ends the work on it; keep both halves open until then");
    }

    static Failure busy() {
        return new Failure(
                503,
                "busy",
                "Too many evaluations are waiting",
                "try again in a moment",
                List.of(),
                Optional.of(1));
    }

    static Failure internal(String id) {
        return of(500, "internal", "Something is wrong with the server", "the log explains it under " + id);
    }

    static Failure wrongPath() {
        return of(
                400,
                "not-http",
                "The request is not well-formed",
                "the path has an empty step (`//`), dots or a `%` that are coded, or a character that has to be; /openapi.yaml names the resources");
    }

    static Failure notHttp(int status) {
        if (status == 414 || status == 431) {
            return of(status, "too-long", status == 414 ? "The target is too long" : "The headers are too large", "put into the body what is long");
        }
        return status >= 500
                ? of(status, "refused", "The request was refused", "see `status`")
                : of(status, "not-http", "The request is not well-formed", "see `status` and RFC 9110");
    }

    static Failure other(int status) {
        return of(status, "refused", "The request was refused", "see `status`");
    }

    private static Failure of(int status, String type, String title, String detail) {
        return new Failure(status, type, title, detail, List.of(), Optional.empty());
    }

    int status() {
        return status;
    }

    Optional<Integer> retryAfter() {
        return retryAfter;
    }

    String json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "urn:problem-type:edict:" + type);
        node.put("title", title);
        node.put("status", status);
        node.put("detail", getMessage());
        if (!problems.isEmpty()) {
            node.set("problems", ProblemReport.nodes(problems));
        }
        return JsonText.of(node);
    }
}
