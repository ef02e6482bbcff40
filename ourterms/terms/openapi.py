"""The API in OpenAPI 3.1. A test holds it to the URLs and to what the API really answers."""

from typing import Any

from ourterms.terms.rules.replies import VOICES


def _error(words: str) -> dict[str, Any]:
    return {
        "description": words,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
    }


def description(url: str) -> dict[str, Any]:
    """The whole description; `url` is where this server is reached."""
    finding = {
        "type": "object",
        "properties": {
            "clause": {"type": "string"},
            "status": {"enum": ["met", "short", "unsaid"]},
            "said": {
                "type": "string",
                "description": "One sentence about their words; empty where there are none",
            },
            "wanted": {"type": "string"},
            "evidence": {
                "type": "array",
                "items": {"type": "string"},
                "description": "Exact words of the text",
            },
            "ask_for": {"type": "string", "description": "What would mend it; empty where it is met"},
            "line": {"type": "boolean"},
        },
        "required": ["clause", "status", "said", "wanted", "evidence", "ask_for", "line"],
        "additionalProperties": False,
    }
    findings = {"type": "array", "items": {"$ref": "#/components/schemas/Finding"}}
    made = {
        "type": "object",
        "properties": {
            "sentence": {"type": "string"},
            "three": findings | {"maxItems": 3},
            "findings": findings
            | {"description": "One for each clause of the terms; none where the text isn't in English"},
            "reply": {"type": "string", "description": "The plain reply, under 120 words"},
            "replies": {
                "type": "object",
                "properties": {voice: {"type": "string"} for voice in VOICES},
                "required": list(VOICES),
                "additionalProperties": False,
            },
            "notes": {
                "type": "array",
                "items": {"type": "string"},
                "description": "What else to know about the text: that it isn't in English, that only its first part "
                "was read, that the day to answer by has gone, that a day does not exist",
            },
            "read": {
                "type": "object",
                "description": "What was read, with the keys of labelled adverts; empty where nothing was",
            },
        },
        "required": ["sentence", "three", "findings", "reply", "replies", "notes", "read"],
        "additionalProperties": False,
    }
    ask = {
        "type": "object",
        "description": "Either text or conditions. Without terms, the ready-made ones are used.",
        "properties": {
            "text": {"type": "string", "description": "The words of the ask"},
            "conditions": {"$ref": "/api/schemas/conditions.json"},
            "terms": {"$ref": "/api/schemas/terms.json"},
        },
        "oneOf": [{"required": ["text"]}, {"required": ["conditions"]}],
        "additionalProperties": False,
    }
    schema_file = {"200": {"description": "A JSON Schema (2020-12)", "content": {"application/json": {}}}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Our Terms",
            "version": "1",
            "description": "Check an ask against terms. Public, 120 a minute from one address; nothing is kept.",
            "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
        },
        "servers": [{"url": url}],
        "paths": {
            "/api/check": {
                "post": {
                    "operationId": "check",
                    "summary": "Hold an ask against terms",
                    "requestBody": {
                        "required": True,
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Ask"}}},
                    },
                    "responses": {
                        "200": {
                            "description": "What we say about it",
                            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Report"}}},
                        },
                        "400": _error("What was sent can't be read; `errors` names each fault, 20 at most"),
                        "405": _error("Neither POST nor OPTIONS"),
                        "411": _error("Sent in chunks, without a length"),
                        "413": _error("Larger than 1 MB"),
                        "429": _error("Too many from one address in a minute"),
                        "500": _error("Something broke here"),
                        "503": _error("Not just now; try again in a minute"),
                    },
                },
                "options": {
                    "operationId": "mayCheck",
                    "summary": "Any page may ask (CORS)",
                    "responses": {"204": {"description": "Yes"}},
                },
            },
            "/api/schemas/{name}.json": {
                "get": {
                    "operationId": "schema",
                    "summary": "The JSON Schema of conditions, or of terms",
                    "parameters": [
                        {
                            "name": "name",
                            "in": "path",
                            "required": True,
                            "schema": {"enum": ["conditions", "terms"]},
                        }
                    ],
                    "responses": schema_file | {"404": _error("There is no such schema")},
                }
            },
            "/api/openapi.json": {
                "get": {
                    "operationId": "openapi",
                    "summary": "This description",
                    "responses": {"200": {"description": "OpenAPI 3.1", "content": {"application/json": {}}}},
                }
            },
        },
        "components": {
            "schemas": {
                "Ask": ask,
                "Report": made,
                "Finding": finding,
                "Error": {
                    "type": "object",
                    "properties": {
                        "error": {"type": "string"},
                        "errors": {"type": "array", "items": {"type": "string"}},
                    },
                    "required": ["error"],
                },
            }
        },
    }
