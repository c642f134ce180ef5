package dev.corten.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiChangesTest {
    private static String document(String paths, String components) {
        return "{\"openapi\":\"3.1.1\",\"info\":{\"title\":\"A\",\"version\":\"1\"},\"paths\":{" + paths
                + "},\"components\":{" + components + "}}";
    }

    private static String operation(String operation) {
        return document("\"/a\":{\"post\":{" + operation + "}}", "");
    }

    private static String request(String schema) {
        return operation("\"requestBody\":{\"content\":{\"application/json\":{\"schema\":" + schema + "}}}");
    }

    private static String response(String schema) {
        return operation("\"responses\":{\"200\":{\"content\":{\"application/json\":{\"schema\":" + schema + "}}}}");
    }

    private static String difference(String before, String after) {
        StringBuilder text = new StringBuilder();
        for (ApiChange change : ApiChanges.between(before, after).changes()) {
            text.append(text.isEmpty() ? "" : " / ")
                    .append(change.breaking() ? "! " : "")
                    .append(change);
        }
        return text.toString();
    }

    @Test
    void operationsAreGoneOrNewWhateverTheirVariablesAreCalled() {
        String before = document("\"/a/{id}\":{\"get\":{},\"delete\":{}},\"/b\":{\"get\":{}}", "");
        String after = document("\"/a/{key}\":{\"get\":{},\"put\":{}},\"/c\":{\"get\":{}}", "");

        assertThat(ApiChanges.between(before, after)).hasToString("""
                breaking:
                  DELETE /a/{id}: is gone
                  GET /b: is gone
                not breaking:
                  GET /c: is new
                  PUT /a/{key}: is new
                2 breaking changes and 2 others
                """);
        assertThat(ApiChanges.between(before, before)).hasToString("0 breaking changes and 0 others\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                             | {"in":"query","name":"q"} | POST /a: query parameter q is new
            {}                             | {"in":"query","name":"q","required":true} | ! POST /a: query parameter q is new and required
            {"in":"query","name":"q"}      | {}                        | ! POST /a: query parameter q is gone
            {"in":"header","name":"X-A"}   | {"in":"header","name":"x-a","required":true} | ! POST /a: header x-a is required now
            {"in":"cookie","name":"c","required":true} | {"in":"cookie","name":"c"} | POST /a: cookie c is optional now
            {"in":"query","name":"q","schema":{"type":"string"}} | {"in":"query","name":"q","schema":{"type":"integer"}} | ! POST /a: query parameter q $ is no longer string / POST /a: query parameter q $ is integer now
            {"in":"query","name":"q","schema":{"default":1}} | {"in":"query","name":"q","schema":{"default":2}} | POST /a: query parameter q $ has another default
            """)
    void parametersMayBecomeOptionalAndNoMore(String before, String after, String difference) {
        String first = before.equals("{}") ? "" : before;
        String second = after.equals("{}") ? "" : after;

        assertThat(difference(
                        operation("\"parameters\":[" + first + "]"), operation("\"parameters\":[" + second + "]")))
                .isEqualTo(difference);
    }

    @Test
    void aVariableIsKnownByItsPlace() {
        String before = document("""
                "/a/{id}":{"parameters":[{"in":"path","name":"id","required":true,"schema":{"type":"string"}}],"get":{}}""", "");
        String after = document("""
                "/a/{key}":{"get":{"parameters":[
                {"in":"path","name":"key","required":true,"schema":{"type":"string","format":"uuid"}}]}}""", "");

        assertThat(difference(before, after))
                .isEqualTo("! GET /a/{key}: variable 1 of the path $ has format \"uuid\" now");
    }

    /** Each difference of a schema, in what is sent and in what is answered. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"type":"number"}                | {"type":"integer"}               | ! is no longer number | is no longer number
            {"type":"integer"}               | {"type":"number"}                | is number now | ! is number now
            {"type":"string"}                | {"type":["string","null"]}       | may be null now | ! may be null now
            {"type":["string","null"]}       | {"type":"string"}                | ! may no longer be null | may no longer be null
            {}                               | {"type":"string"}                | ! is string now | is string now
            {"type":"string"}                | {}                               | is any value now | ! is any value now
            {"enum":["a","b"]}               | {"enum":["a"]}                   | ! is no longer "b" | is no longer "b"
            {"enum":["a"]}                   | {"enum":["a","b"]}               | may be "b" now | ! may be "b" now
            {}                               | {"const":"a"}                    | ! is an enum now | is an enum now
            {"enum":["a"]}                   | {}                               | is no longer an enum | ! is no longer an enum
            {"maxLength":5}                  | {"maxLength":4}                  | ! has maxLength 4 now, not 5 | has maxLength 4 now, not 5
            {"maxLength":5}                  | {"maxLength":6}                  | has maxLength 6 now, not 5 | ! has maxLength 6 now, not 5
            {"maxLength":5}                  | {}                               | has no maxLength any more | ! has no maxLength any more
            {}                               | {"maximum":1e2}                  | ! has maximum 100 now | has maximum 100 now
            {"minimum":1}                    | {"minimum":2}                    | ! has minimum 2 now, not 1 | has minimum 2 now, not 1
            {"minimum":1}                    | {"minimum":1.0}                  | ~~ | ~~
            {"minItems":2}                   | {"minItems":1}                   | has minItems 1 now, not 2 | ! has minItems 1 now, not 2
            {"pattern":"a"}                  | {"pattern":"b"}                  | ! has pattern "b" now, not "a" | ! has pattern "b" now, not "a"
            {"pattern":"a"}                  | {}                               | has no pattern any more | ! has no pattern any more
            {"format":"int32"}               | {"format":"int64"}               | has format "int64" now, not "int32" | ! has format "int64" now, not "int32"
            {"format":"double"}              | {"format":"float"}               | ! has format "float" now, not "double" | has format "float" now, not "double"
            {"uniqueItems":true}             | {}                               | may have an element twice now | ! may have an element twice now
            {}                               | {"uniqueItems":true}             | ! has no element twice now | has no element twice now
            {}                               | {"additionalProperties":false}   | ! may no longer have further fields | may no longer have further fields
            {"additionalProperties":false}   | {}                               | may have further fields now | may have further fields now
            {"description":"a"}              | {"description":"b"}              | ~~ | ~~
            """)
    void whatAllowsLessBreaksRequestsAndWhatAllowsMoreBreaksResponses(
            String before, String after, String sent, String answered) {
        assertThat(difference(request(before), request(after))).isEqualTo(placed("POST /a: content $ ", sent));
        assertThat(difference(response(before), response(after)))
                .isEqualTo(placed("POST /a: response 200 $ ", answered));
    }

    private static String placed(String where, String what) {
        return what.isEmpty() ? "" : what.startsWith("! ") ? "! " + where + what.substring(2) : where + what;
    }

    @Test
    void fieldsOfARequestMayComeIfTheyAreOptionalAndNotGo() {
        String before = """
                {"required":["a","b"],"properties":{"a":{},"b":{},"c":{},"d":{}}}""";
        String after = """
                {"required":["a","c","f"],"properties":{"a":{},"b":{},"c":{},"e":{},"f":{}}}""";

        assertThat(ApiChanges.between(request(before), request(after))).hasToString("""
                breaking:
                  POST /a: content $.c is required now
                  POST /a: content $.d is gone
                  POST /a: content $.f is new and required
                not breaking:
                  POST /a: content $.b is optional now
                  POST /a: content $.e is new
                3 breaking changes and 2 others
                """);
        assertThat(ApiChanges.between(response(before), response(after))).hasToString("""
                breaking:
                  POST /a: response 200 $.b may be missing now
                  POST /a: response 200 $.d is gone
                not breaking:
                  POST /a: response 200 $.c is required now
                  POST /a: response 200 $.e is new
                  POST /a: response 200 $.f is new
                2 breaking changes and 3 others
                """);
    }

    @Test
    void whatIsInsideIsTheSameWhereverItIsReferredTo() {
        String path = "\"/a\":{\"get\":{\"responses\":{\"200\":{\"content\":{\"application/json\":{\"schema\":"
                + "{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/Node\"}}}}}}}}";
        String before = document(path, """
                "schemas":{"Node":{"properties":{"next":{"anyOf":[{"$ref":"#/components/schemas/Node"},{"type":"null"}]},
                "names":{"additionalProperties":{"type":"string"}}}}}""");
        String after = document(path, """
                "schemas":{"Node":{"properties":{"next":{"$ref":"#/components/schemas/Node"},
                "names":{"additionalProperties":{"type":["string","null"]}}}}}""");

        assertThat(difference(before, after))
                .isEqualTo("GET /a: response 200 $[].next may no longer be null"
                        + " / ! GET /a: response 200 $[].names{} may be null now");
    }

    @Test
    void typesOfASealedInterfaceComeAndGoByTheirTags() {
        String variant = """
                {"allOf":[{"$ref":"#/components/schemas/%1$s"},{"properties":{"type":{"const":"%1$s"}}}]}""";
        String schemas = """
                "schemas":{"circle":{"properties":{"r":{"type":"number"}}},"square":{},"line":{}}""";
        String path = "\"/a\":{\"put\":{\"requestBody\":{\"content\":{\"j\":{\"schema\":{\"oneOf\":[%s]}}}}}}";
        String before =
                document(path.formatted(variant.formatted("circle") + "," + variant.formatted("square")), schemas);
        String after = document(
                path.formatted(variant.formatted("line") + "," + variant.formatted("circle")),
                schemas.replace("number", "integer"));

        assertThat(difference(before, after))
                .isEqualTo("! PUT /a: content $(circle).r is no longer number"
                        + " / ! PUT /a: content $ is no longer one of square / PUT /a: content $ is one of line, too");
    }

    @Test
    void theStatusOfTheNormalAnswerStays() {
        String before = operation("\"responses\":{\"200\":{},\"404\":{},\"default\":{}}");
        String after = operation("\"responses\":{\"201\":{},\"409\":{}}");

        assertThat(ApiChanges.between(before, after)).hasToString("""
                breaking:
                  POST /a: status 200 is gone
                not breaking:
                  POST /a: status 404 is gone
                  POST /a: status default is gone
                  POST /a: status 201 is new
                  POST /a: status 409 is new
                1 breaking change and 4 others
                """);
    }

    @Test
    void mediaTypesHeadersAndContentsStay() {
        String before = operation("""
                "requestBody":{"content":{"a/a":{},"a/b":{}}},
                "responses":{"200":{"content":{"a/a":{},"a/b":{}},"headers":{"X-A":{},"X-B":{"schema":{"type":"string"}}}}}""");
        String after = operation("""
                "requestBody":{"required":true,"content":{"a/b":{},"a/c":{}}},
                "responses":{"200":{"content":{"a/b":{},"a/c":{}},"headers":{"X-B":{"schema":{"type":"integer"}}}}}""");

        assertThat(ApiChanges.between(before, after).breaking())
                .extracting(ApiChange::toString)
                .containsExactly(
                        "POST /a: content is required now",
                        "POST /a: content may no longer be a/a",
                        "POST /a: response 200 is no longer a/a",
                        "POST /a: response 200 header X-A is gone",
                        "POST /a: response 200 header X-B $ is integer now");
        assertThat(difference(before, operation("\"responses\":{\"200\":{}}")))
                .startsWith("! POST /a: content is gone");
        assertThat(difference(operation(""), operation("\"requestBody\":{\"required\":true}")))
                .isEqualTo("! POST /a: content is new and required");
    }

    @Test
    void theFormOfErrorsIsToldOnceForAnOperation() {
        String path = "\"/a\":{\"get\":{\"responses\":{\"400\":{\"$ref\":\"#/components/responses/E\"},"
                + "\"404\":{\"$ref\":\"#/components/responses/E\"}}}}";
        String error = "\"responses\":{\"E\":{\"content\":{\"j\":{\"schema\":{\"properties\":{\"%s\":{}}}}}}}";

        assertThat(difference(document(path, error.formatted("error")), document(path, error.formatted("detail"))))
                .isEqualTo("! GET /a: errors $.error is gone / GET /a: errors $.detail is new");
    }

    @Test
    void whoeverCouldCallStillCan() {
        String open = operation("");
        String key = operation("\"security\":[{\"key\":[]}]");
        String either = operation("\"security\":[{\"key\":[]},{\"login\":[\"read\"]}]");
        String both = operation("\"security\":[{\"key\":[],\"login\":[]}]");

        assertThat(difference(open, key)).isEqualTo("! POST /a: needs credentials now");
        assertThat(difference(key, open)).isEqualTo("POST /a: needs no credentials any more");
        assertThat(difference(key, either)).isEqualTo("POST /a: may be called with login and login scope read");
        assertThat(difference(either, key))
                .isEqualTo("! POST /a: may no longer be called with login and login scope read");
        assertThat(difference(key, both)).startsWith("! POST /a: may no longer be called with key");
        assertThat(difference(both, key)).isEqualTo("POST /a: may be called with key");
    }

    @Test
    void deprecationsAndNewNamesAreTold() {
        assertThat(difference(
                        operation("\"operationId\":\"a\""), operation("\"operationId\":\"b\",\"deprecated\":true")))
                .isEqualTo("POST /a: is deprecated now"
                        + " / POST /a: has another operationId, by which generated clients call it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {           | the old document is no JSON: $: ends too early
            []          | the old document is no OpenAPI document of version 3: it has no "openapi": "3.…"
            {"swagger":"2.0"} | the old document is no OpenAPI document of version 3: it has no "openapi": "3.…"
            """)
    void whatIsNoDocumentIsRefused(String document, String message) {
        assertThatThrownBy(() -> ApiChanges.between(document, operation("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
