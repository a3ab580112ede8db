"""The query of a request: its parameters in the types of the discovery document, and its mask."""

from typing import Any

from emulator.discovery import Method, Schema, common_parameters, query_names, schema
from emulator.errors import ApiError
from emulator.mask import Mask, MaskSyntaxError, parse
from emulator.validation import SCALARS, UnfitError, bad_request, converted, snake_case

Pairs = list[tuple[str, str]]


def read_parameters(method: Method, path: dict[str, str], query: Pairs) -> dict[str, Any]:
    """Path and query parameters of a call, converted and checked; unset ones are absent.

    Of the common parameters only `alt=media` is passed on. Raises ApiError 400 for a name that
    the API does not know, a value of another type, and a required parameter that is missing.
    """
    common = common_parameters(method.family)
    params: dict[str, Any] = dict(path)
    for name, value in query:
        known = method.parameters.get(name)
        if known:
            _put(
                params,
                name,
                _converted(method, name, value, known),
                repeated=known.get("repeated", False),
            )
        elif name == "alt" and value == "media":
            params["alt"] = value
        elif name not in common and not _ignored(method, name):
            raise _unknown(method, name)
    _require_all(method, params)
    return params


def read_mask(method: Method, query: Pairs) -> Mask | None:
    """The `fields` of a call, checked against the schema of the reply; None where unset."""
    text = next((value for name, value in reversed(query) if name in ("fields", "$fields")), "")
    if not text:
        return None
    try:
        mask = parse(text)
    except MaskSyntaxError as error:
        raise _bad_mask(method, text) from error
    if method.response:
        root = {"$ref": method.response}
        for path in mask.paths():
            if not _leads_somewhere(method.family, root, path.split(".")):
                raise _bad_mask(method, path)
    return mask


def _leads_somewhere(family: str, of: Schema, steps: list[str]) -> bool:
    """Whether a path of field names exists in a schema."""
    while of.get("type") == "array":
        of = of["items"]
    if "$ref" in of:
        of = schema(family, of["$ref"])
    if not steps or steps == [""] or of.get("type") == "any":
        return True
    step, rest = steps[0], steps[1:]
    if "additionalProperties" in of:
        return _leads_somewhere(family, of["additionalProperties"], rest)
    properties = of.get("properties", {})
    if step == "*":
        return not rest or any(
            _leads_somewhere(family, inner, rest) for inner in properties.values()
        )
    return step in properties and _leads_somewhere(family, properties[step], rest)


def _put(params: dict[str, Any], name: str, value: Any, *, repeated: bool) -> None:
    params[name] = [*params.get(name, []), value] if repeated else value


def _converted(method: Method, name: str, text: str, of: Schema) -> Any:
    try:
        value = converted(text, of)
    except UnfitError as error:
        raise _unfit(method, name, text, SCALARS.get(of.get("type", ""), "TYPE_STRING")) from error
    if "enum" in of and value not in of["enum"]:
        raise _unfit(method, name, text, f"type.googleapis.com/{name[:1].upper()}{name[1:]}")
    if value != "" and "minimum" in of and value < int(of["minimum"]):
        raise _out_of_range(name, text, of)
    return value


def _ignored(method: Method, name: str) -> bool:
    # Drive's recorded replies show that it passes over parameters of its other methods.
    return method.family == "drive" and name in query_names("drive")


def _unknown(method: Method, name: str) -> ApiError:
    text = (
        f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter. '
        f"Field '{name}' could not be found in request message."
    )
    if method.family == "drive":
        return ApiError(
            400, text, reason="invalidParameter", location=name, location_type="parameter"
        )
    return bad_request([{"description": text}])


def _unfit(method: Method, name: str, text: str, type_name: str) -> ApiError:
    if method.family == "drive":
        message = f"Invalid value '{text}'."
        return ApiError(
            400, message, reason="invalidParameter", location=name, location_type="parameter"
        )
    path = snake_case(name)
    return bad_request(
        [{"field": path, "description": f"Invalid value at '{path}' ({type_name}), \"{text}\""}]
    )


def _out_of_range(name: str, text: str, of: Schema) -> ApiError:
    message = f"Invalid value '{text}'. Values must be within the range: [{of['minimum']}, {of.get('maximum', '')}]"
    return ApiError(
        400, message, reason="invalidParameter", location=name, location_type="parameter"
    )


def _require_all(method: Method, params: dict[str, Any]) -> None:
    for name, of in method.parameters.items():
        if of.get("required") and name not in params:
            raise ApiError(
                400, f"Required parameter: {name}", reason="required", location=name, location_type="parameter"
            )  # fmt: skip


def _bad_mask(method: Method, path: str) -> ApiError:
    if method.family == "drive":
        message = f"Invalid field selection {path}"
        return ApiError(
            400, message, reason="invalidParameter", location="fields", location_type="parameter"
        )
    text = f"Error expanding 'fields' parameter. Cannot find matching fields for path '{path}'."
    details = [
        {
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [{"field": path, "description": text}],
        }
    ]
    return ApiError(400, "Request contains an invalid argument.", details=details)
