"""What pyHanko says of PDF files, read strictly. Reads a list of {"path", "root", "longTerm"} from standard input, answers
a list of verdicts on standard output. It fetches nothing: what is not in the file counts as missing."""

import asyncio
import json
import logging
import sys
from datetime import datetime, timedelta, timezone

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_pdf_signature, async_validate_pdf_timestamp
from pyhanko.sign.validation.ades import ades_lta_validation, simulate_future_ades_lta_validation
from pyhanko.sign.validation.policy_decl import (
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO, CertRevTrustPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager

logging.disable(logging.CRITICAL)


def spec_for(root):
    policy = CertValidationPolicySpec(
        trust_manager=SimpleTrustManager.build([root]),
        revinfo_policy=CertRevTrustPolicy(REQUIRE_REVINFO),
        time_tolerance=timedelta(seconds=5),
    )
    return PdfSignatureValidationSpec(
        SignatureValidationSpec(
            cert_validation_policy=policy,
            revinfo_gathering_policy=RevocationInfoGatheringSpec(RevinfoOnlineFetchingRule.LOCAL_ONLY),
        )
    )


def told(result):
    return result.ades_subindic.name


def read(found, status):
    found["coverage"] = status.coverage.name
    found["modification"] = status.modification_level.name if status.modification_level else None
    found["summary"] = status.summary()


async def judge_signature(signature, root, long_term):
    found = {"field": signature.field_name, "accepted": False}
    context = ValidationContext(trust_roots=[root], allow_fetching=False, revocation_mode="soft-fail")
    try:
        status = await async_validate_pdf_signature(signature, context)
        found["accepted"] = status.bottom_line
        read(found, status)
        if long_term:
            # PAdES long-term validation from what the file holds, now and once its certificates have ended.
            found["now"] = told(await ades_lta_validation(signature, spec_for(root)))
            later = datetime.now(timezone.utc) + timedelta(days=900)
            found["later"] = told(await simulate_future_ades_lta_validation(signature, spec_for(root), later))
    except Exception as error:
        found["summary"] = f"{type(error).__name__}: {error}"
    return found


async def judge_timestamp(signature, root):
    context = ValidationContext(trust_roots=[root], allow_fetching=False, revocation_mode="soft-fail")
    found = {"field": signature.field_name, "accepted": False}
    try:
        status = await async_validate_pdf_timestamp(signature, context)
        found["accepted"] = status.valid and status.intact and status.trusted
        read(found, status)
    except Exception as error:
        found["summary"] = f"{type(error).__name__}: {error}"
    return found


async def judge(item):
    with open(item["root"], "rb") as file:
        root = x509.Certificate.load(file.read())
    answer = {"error": None, "signatures": [], "timestamps": []}
    try:
        with open(item["path"], "rb") as file:
            reader = PdfFileReader(file, strict=True)
            for signature in reader.embedded_regular_signatures:
                answer["signatures"].append(await judge_signature(signature, root, item["longTerm"]))
            for signature in reader.embedded_timestamp_signatures:
                answer["timestamps"].append(await judge_timestamp(signature, root))
    except Exception as error:
        answer["error"] = f"{type(error).__name__}: {error}"
    return answer


async def main():
    print(json.dumps([await judge(item) for item in json.load(sys.stdin)]))


asyncio.run(main())
