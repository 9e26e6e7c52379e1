import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * What EU DSS and veraPDF say of PDF files. One line in, "dss FILE ROOT" or "ua FILE"; one line out, parts apart by tabs:
 * "signature INDICATION SUB-INDICATION FORMAT REMARKS", "timestamp ...", or "ua COMPLIANT RULES". An empty line ends an answer. Fetches
 * nothing.
 */
public final class Judge {
  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] asked = line.split("\t");
      try {
        if (asked[0].equals("ua")) accessible(asked[1]);
        else signatures(asked[1], asked[2]);
      } catch (Exception error) {
        System.out.println("fault\t" + flat(String.valueOf(error)));
      }
      System.out.println();
    }
  }

  private static void signatures(String path, String root) throws Exception {
    CertificateToken anchor = DSSUtils.loadCertificate(new File(root));
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    trusted.addCertificate(anchor);
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.addTrustedCertSources(trusted);
    verifier.setAIASource(null);
    PDFDocumentValidator validator = new PDFDocumentValidator(new FileDocument(path));
    validator.setCertificateVerifier(verifier);
    Reports reports = validator.validateDocument();
    SimpleReport report = reports.getSimpleReport();
    for (String id : report.getSignatureIdList()) {
      List<String> told = new ArrayList<>();
      report.getAdESValidationErrors(id).forEach(message -> told.add("error: " + message.getValue()));
      report.getAdESValidationWarnings(id).forEach(message -> told.add("warning: " + message.getValue()));
      say("signature", report.getIndication(id), report.getSubIndication(id), report.getSignatureFormat(id), String.join(" | ", told));
    }
    for (String id : report.getTimestampIdList()) {
      Indication indication = report.getIndication(id);
      say("timestamp", indication, report.getSubIndication(id), "", report.getAdESValidationErrors(id));
    }
  }

  private static void accessible(String path) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.PDFUA_1;
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour)) {
      PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false);
      ValidationResult result = validator.validate(parser);
      String rules = result.getTestAssertions().stream()
          .map(one -> one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber() + " " + one.getMessage())
          .distinct().limit(20).collect(Collectors.joining(" | "));
      say("ua", result.isCompliant(), rules);
    }
  }

  private static void say(Object... parts) {
    List<String> texts = new ArrayList<>();
    for (Object part : parts) texts.add(flat(String.valueOf(part)));
    System.out.println(String.join("\t", texts));
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
